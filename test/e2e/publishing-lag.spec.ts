import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { castOf, found } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

/** A head is due once an hour here: what waits for one is seen to wait, and one that is asked for ends it. */
let home: LedgerInFolder;
let nobody: Client;
beforeAll(async () => {
  home = await ledgerInFolder({ env: { SOCAI_CHECKPOINT_MS: '3600000' } });
  nobody = await home.now.as(undefined);
  await found(await castOf(home.now));
}, 60_000);
afterAll(() => home.remove());

const figure = async (name: string): Promise<number> => {
  const { body } = await nobody.get('/metrics');
  return Number(new RegExp(`^${name} (\\S+)$`, 'mu').exec(String(body))?.[1]);
};

test('the lag between a commit and its head is a metric, and a head that is asked for ends it', async () => {
  expect(await figure('socai_log_unpublished')).toBeGreaterThan(0);
  while ((await figure('socai_log_unpublished_seconds')) < 0.05) await setTimeout(20);
  const operator = await home.now.as({ personId: 'p-op', duties: ['operator@ministry/'] });
  expect((await operator.post('/v1/operations/checkpoint', {})).status).toBe(200);
  while ((await figure('socai_log_unpublished')) > 0) await setTimeout(20);
  expect(await figure('socai_log_unpublished_seconds')).toBe(0);
  expect(await figure('socai_log_published')).toBeGreaterThan(0);
}, 30_000);
