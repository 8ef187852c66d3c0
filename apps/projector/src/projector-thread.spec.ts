import { afterEach, expect, test } from '@jest/globals';
import { MovedTime } from '#test/support/moved-time';
import { standIn } from '#test/support/thread-programs';
import { ReadStoreUnavailable } from '#views';
import { ProjectorThread, type ProjectorThreadParts } from './projector-thread.js';

let thread: ProjectorThread;
afterEach(() => thread.stop());

const started = (text: string) => {
  const time = new MovedTime(1_600_000_000_000);
  const deaths: string[] = [];
  const heard: string[] = [];
  thread = new ProjectorThread({
    work: {} as ProjectorThreadParts['work'],
    clock: time,
    scheduler: time,
    onMessage: ({ kind }) => heard.push(kind),
    onDeath: ({ message }) => deaths.push(message),
    program: standIn(text),
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise(setImmediate);
  };
  return { time, deaths, heard, until };
};

test('one that ends without a word is a fault until the views follow the log again', async () => {
  const { time, deaths, heard, until } = started(`
    tell({ kind: 'following', views: ['money'], position: 3 });
    onOrder = () => process.exit(1);`);
  await until(() => heard.length === 1);
  expect(thread.fault).toBeUndefined();
  expect(thread.begin('money')).toBe(true);
  await until(() => deaths.length === 1);
  expect(thread.fault).toBe('the projector ended: it ended without a word');
  time.pass(1_000);
  await until(() => heard.length === 2);
  expect([thread.fault, thread.restarts]).toEqual([undefined, 1]);
});

test('a rebuild that it took with it has failed, and may be asked again', async () => {
  const { time, deaths, heard, until } = started(`
    tell({ kind: 'following', views: ['money'], position: 3 });
    onOrder = ({ kind }) => (kind === 'switch' ? process.exit(1) : tell({ kind: 'catching-up' }));`);
  await until(() => heard.length === 1);
  thread.begin('money');
  await expect(thread.switchTo('papers')).rejects.toThrow(ReadStoreUnavailable);
  expect(deaths).toHaveLength(1);
  expect(thread.of('money')).toMatchObject({ state: 'failed', reason: 'the projector ended' });
  // Between two lives nobody would come to do it.
  await expect(thread.switchTo('papers')).rejects.toThrow(ReadStoreUnavailable);
  thread.begin('money');
  expect(thread.of('money')).toMatchObject({ state: 'failed' });
  time.pass(1_000);
  await until(() => heard.includes('following') && thread.restarts === 1);
  thread.begin('money');
  expect(thread.of('money')).toMatchObject({ state: 'running' });
});

test('one that stopped before an event it does not know is not begun again: it would stop there', async () => {
  const { time, deaths, until } = started(`
    class UnreadableEvent extends Error { name = 'UnreadableEvent'; }
    throw new UnreadableEvent('the event Xyz at index 7 cannot be read');`);
  await until(() => deaths.length === 1);
  for (let n = 0; n < 20; n += 1) await new Promise(setImmediate);
  expect([time.waits, thread.restarts]).toEqual([[], 0]);
  expect(thread.fault).toContain('index 7');
});
