import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fundedLedger } from '#test/support/funded-ledger';
import { type Cast, direct, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import type { LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let cast: Cast;
let nobody: Client;
beforeAll(async () => {
  ({ home, cast, nobody } = await fundedLedger({ env: { SOCAI_VIEWS_BEHIND_MAX_MS: '1000' } }));
}, 60_000);
afterAll(() => home.remove());

const ready = async () => (await nobody.get('/health/ready')).body;
const behindSeconds = async (): Promise<number> =>
  Number(/^socai_views_behind_seconds (\S+)$/mu.exec(String((await nobody.get('/metrics')).body))?.[1]);

test('views that lag are told at once, make the ledger unready beyond the limit, and are well again', async () => {
  while ((await ready()).checks.behind !== 'ok') await setTimeout(20);
  expect(await behindSeconds()).toBe(0);
  // Whoever writes the views waits for this transaction; whoever asks does not.
  const other = new DatabaseSync(home.folder.file('views.db'));
  other.exec('BEGIN IMMEDIATE');
  const commit = await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct('a need', '1'));
  expect(commit.status).toBe(201);
  const early = await ready();
  expect([early.ready, early.checks.views]).toEqual([true, 'ok']);
  expect(early.checks.behind).toMatch(/^\d+ events?, 0[.]\d s [(][a-z-]+[)]$/u);
  while ((await ready()).ready) await setTimeout(20);
  expect((await ready()).checks.views).toMatch(/^behind: \d+ events?, [1-9]\d*[.]\d s [(][a-z-]+[)]$/u);
  expect(await behindSeconds()).toBeGreaterThan(1);
  other.exec('ROLLBACK');
  other.close();
  await home.now.ready();
  expect((await ready()).checks.views).toBe('ok');
}, 30_000);
