import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { castOf, direct, found, fund, provinceLine, type Cast } from '#test/support/hai-duong';
import { ledgerInFolder, type LedgerInFolder, startLedger } from '#test/support/ledger-process';
import { headOf } from '#test/support/log-reader';
import { linesOf, socai } from '#test/support/socai';
import { temporaryFolder } from '#test/support/temporary-folder';

const env = { SOCAI_CHECKPOINT_MS: '50' };
const disk = temporaryFolder();
let home: LedgerInFolder;
let cast: Cast;
let backup: Awaited<ReturnType<typeof socai>>;
let committed = 0;
let whileCopying = 0;

const events = () => home.folder.file('events.db');
const commit = async (): Promise<void> => {
  const { status } = await cast.budget.post(
    `/v1/budget-lines/${provinceLine}/commit`,
    direct(`paper-${committed}`, '1'),
  );
  expect(status).toBe(201);
  committed += 1;
};
/** Commands one after another until the work is over. */
const underLoad = async <T>(work: Promise<T>): Promise<T> => {
  let over = false;
  const ended = work.finally(() => (over = true));
  while (!over) await commit();
  return ended;
};
const publishedOver = async (size: number): Promise<string> => {
  for (;;) {
    const note = readFileSync(home.folder.file('socai-heads/last-head'), 'utf8');
    if (headOf(note).size >= size) return note;
    await commit();
  }
};

beforeAll(async () => {
  home = await ledgerInFolder({ env });
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '100000');
  for (let n = 0; n < 100; n += 1) await commit();
  const before = committed;
  backup = await underLoad(socai('backup', '--events', events(), '--to', disk.file('copy'), '--json'));
  whileCopying = committed - before;
}, 120_000);
afterAll(async () => {
  await home.remove();
  disk.remove();
});

describe('a ledger that is backed up while commands come in', () => {
  test('goes on meanwhile, and the copy is sound', () => {
    expect([backup.code, backup.errors]).toEqual([0, '']);
    expect(whileCopying).toBeGreaterThan(2);
    const [made] = linesOf(backup.out, 'backup');
    expect(made.events).toBeGreaterThanOrEqual(made.published);
    expect(made.published).toBeGreaterThan(0);
  });

  test('restored without a head of later, it starts, and everything is verified', async () => {
    const { code } = await socai(
      'restore',
      '--from',
      disk.file('copy'),
      '--to',
      disk.file('again'),
      '--json',
    );
    expect(code).toBe(0);
    const again = await startLedger(disk.file('again'), {
      env: { ...env, SOCAI_LOG_KEY: home.folder.file('log-key') },
    });
    await again.ready().finally(() => again.stop());
    const verified = await socai('verify', '--events', disk.file('again/events.db'), '--json');
    expect(linesOf(verified.out, 'finding')).toEqual([]);
    expect(verified.code).toBe(0);
  }, 120_000);

  test('is not restored over what it published since', async () => {
    const [made] = linesOf(backup.out, 'backup');
    const { size } = headOf(await publishedOver(made.events + 5));
    await home.now.stop();
    const args = [
      '--from',
      disk.file('copy'),
      '--to',
      disk.file('fork'),
      '--heads',
      home.folder.file('socai-heads'),
    ];
    const { code, out } = await socai('restore', ...args, '--json');
    expect([code, linesOf(out, 'failure')[0]]).toEqual([
      1,
      expect.objectContaining({ code: 'restore.would-fork', events: made.events }),
    ]);
    expect(linesOf(out, 'failure')[0].missing).toBeGreaterThanOrEqual(size - made.events);
  }, 120_000);
});
