import { afterEach, expect, test } from '@jest/globals';
import { MovedTime } from '#test/support/moved-time';
import { standIn } from '#test/support/thread-programs';
import { PublisherThread, type PublisherThreadParts } from './publisher-thread.js';

let thread: PublisherThread;
afterEach(() => thread.stop());

const started = (text: string) => {
  const time = new MovedTime(1_600_000_000_000);
  const deaths: string[] = [];
  thread = new PublisherThread({
    work: {} as PublisherThreadParts['work'],
    log: {} as PublisherThreadParts['log'],
    clock: time,
    scheduler: time,
    unpublishedMaxMs: 5_000,
    onNews: () => undefined,
    onDeath: ({ message }) => deaths.push(message),
    program: standIn(text),
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise(setImmediate);
  };
  return { time, deaths, until };
};

test('what was asked of one that dies fails, and can be asked of the next', async () => {
  const { time, deaths, until } = started(`
    tell({ kind: 'empty' });
    onOrder = ({ id, kind }) => {
      if (kind === 'publish') process.exit(1);
      tell({ kind: 'done', id, heads: { through: 7 } });
    };`);
  await until(() => thread.state.phase === 'publishing');
  await expect(thread.publishNow()).rejects.toThrow('publishing has ended');
  expect(deaths).toHaveLength(1);
  expect(thread.state).toMatchObject({
    phase: 'ended',
    trouble: { reason: 'it ended without a word; it is begun again' },
  });
  await expect(thread.streamHeads()).rejects.toThrow('publishing has ended');
  time.pass(1_000);
  await until(() => thread.restarts === 1);
  expect(await thread.streamHeads()).toEqual({ through: 7 });
  await until(() => thread.state.phase === 'publishing');
  expect([thread.restarts, thread.state.trouble]).toEqual([1, undefined]);
});

test('the heads that one told of are known while the next audits', async () => {
  const { time, until } = started(`
    tell({ kind: 'published', size: 9, note: 'nine' });
    onOrder = () => process.exit(1);`);
  await until(() => thread.state.size === 9);
  await thread.publishNow().catch(() => undefined);
  expect(thread.state).toMatchObject({ phase: 'ended', size: 9, note: 'nine' });
  expect(await thread.reached(9, AbortSignal.timeout(1))).toBe(true);
  time.pass(1_000);
  await until(() => thread.state.phase === 'publishing');
  // A head that stood already is not one that was signed again.
  expect(thread.state.signatures).toBe(0);
});

test('one that halted and then dies is not begun again: a halt stays until a person acts', async () => {
  const { time, until, deaths } = started(`
    tell({ kind: 'halted', halt: { code: 'ledger.index-gap', sentence: 'Event 3 is missing.', numbers: {} } });
    setTimeout(() => process.exit(1), 5);`);
  await until(() => deaths.length === 1);
  for (let n = 0; n < 20; n += 1) await new Promise(setImmediate);
  expect([time.waits, thread.restarts, thread.state.phase]).toEqual([[], 0, 'halted']);
  expect(thread.objection).toMatchObject({ code: 'ledger.halted', numbers: { reason: 'ledger.index-gap' } });
});
