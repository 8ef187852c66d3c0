import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '#event-sourcing';
import { MovedTime } from '#test/support/moved-time';
import { temporaryFolder } from '#test/support/temporary-folder';
import { HourFolder } from '#stores/files';
import { AccessKeeper } from './access-keeper.js';

const hourMs = 3_600_000;
let folder: ReturnType<typeof temporaryFolder>;
let time: MovedTime;
let files: HourFolder;
let troubles: string[];
let sealed: any[];
let outcome: (data: any) => Partial<Outcome>;
let keeper: AccessKeeper;

const begin = async () => {
  const onTrouble = (reason: string) => void troubles.push(reason);
  const random = { bytes: (count: number) => new Uint8Array(count).fill(7) };
  files = await HourFolder.open(folder.path, { scheduler: time, random, onTrouble });
  const run = async (_: unknown, data: any, invocation: any) => {
    sealed.push({ ...data, invocation });
    return outcome(data) as Outcome;
  };
  keeper = new AccessKeeper({
    files,
    runner: { run: run as never },
    clock: time,
    scheduler: time,
    onTrouble,
  });
};

beforeEach(async () => {
  folder = temporaryFolder();
  time = new MovedTime(Date.parse('2026-11-22T07:30:00.000Z'));
  troubles = [];
  sealed = [];
  outcome = () => ({ kind: 'accepted' });
  await begin();
});
afterEach(() => folder.remove());

const read = (path: string) =>
  keeper.note({
    at: time.now(),
    personId: 'p-auditor',
    clientId: 'audit',
    path,
    status: 200,
    correlationId: 'r',
    duties: [{ duty: 'auditor', unitId: 'bca' }],
    asOf: { index: 41 },
  });

describe('an hour', () => {
  test('is sealed once it is over, by the hash of its file', async () => {
    read('/v1/units');
    read('/v1/assets');
    await keeper.sealWhatIsOver();
    expect(sealed).toEqual([]);
    time.pass(hourMs);
    await keeper.sealWhatIsOver();
    const content = await files.contentOf('2026-11-22T07');
    expect(sealed).toMatchObject([{ keeper: files.keeper, hour: '2026-11-22T07', lines: 2, ...content }]);
    await keeper.sealWhatIsOver();
    expect(sealed).toHaveLength(1);
  });

  test('that nobody read anything in is not in the log', async () => {
    time.pass(5 * hourMs);
    await keeper.sealWhatIsOver();
    expect(sealed).toEqual([]);
  });

  test('that cannot be sealed now is tried again, and later ones wait for it', async () => {
    read('/v1/units');
    time.pass(hourMs);
    read('/v1/units');
    time.pass(hourMs);
    outcome = () => ({ kind: 'turned-away', code: 'ledger.halted' });
    await expect(keeper.sealWhatIsOver()).rejects.toThrow('2026-11-22T07 were not sealed: ledger.halted');
    outcome = () => ({ kind: 'accepted' });
    await keeper.sealWhatIsOver();
    expect(sealed.map(({ hour }) => hour)).toEqual(['2026-11-22T07', '2026-11-22T07', '2026-11-22T08']);
    expect(sealed[0].invocation.commandId).toBe(sealed[1].invocation.commandId);
  });

  test('whose file is another than the one that was sealed is told, and later ones go on', async () => {
    read('/v1/units');
    time.pass(hourMs);
    read('/v1/units');
    time.pass(hourMs);
    outcome = ({ hour }) =>
      hour.endsWith('07') ? { kind: 'turned-away', code: 'idempotency.key-reused' } : { kind: 'accepted' };
    await keeper.sealWhatIsOver();
    expect(troubles).toEqual([expect.stringContaining('2026-11-22T07 is not the one that was sealed')]);
    expect(await files.sealedThrough()).toBe('2026-11-22T08');
  });
});

test('a clock that was set back does not write into an hour that is sealed', async () => {
  read('/v1/units');
  time.pass(hourMs);
  await keeper.sealWhatIsOver();
  time.pass(-hourMs);
  read('/v1/assets');
  await files.flush();
  expect(await files.hours()).toEqual(['2026-11-22T07', '2026-11-22T08']);
});

test('it looks every minute, and the next process goes on where the last one was', async () => {
  read('/v1/units');
  const ending = new AbortController();
  const running = keeper.run(ending.signal);
  await time.someoneWaits(2);
  time.pass(hourMs);
  while (sealed.length === 0) await new Promise(resolve => setImmediate(resolve));
  await time.someoneWaits();
  ending.abort();
  await running;
  await begin();
  await keeper.run(AbortSignal.abort());
  await keeper.sealWhatIsOver();
  expect(sealed).toHaveLength(1);
});
