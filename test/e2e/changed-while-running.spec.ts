import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fundedLedger } from '#test/support/funded-ledger';
import { type Cast, direct, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import type { LedgerInFolder } from '#test/support/ledger-process';
import { settledHeadOf } from '#test/support/settled-head';

let home: LedgerInFolder;
let cast: Cast;
let nobody: Client;

beforeEach(async () => {
  ({ home, cast, nobody } = await fundedLedger({ env: { SOCAI_CHECKPOINT_MS: '50' } }));
  await settledHeadOf(cast.auditor, nobody);
}, 60_000);
afterEach(() => home.remove());

const behindItsBack = (change: string): Record<string, unknown> => {
  const db = new DatabaseSync(home.folder.file('events.db'));
  const row = db.prepare(change).get();
  db.close();
  return row ?? {};
};

/** What readiness says of history once it is no longer well. */
const notWell = async (): Promise<string> => {
  for (;;) {
    const { status, body } = await nobody.get('/health/ready');
    if (status === 503) return body.checks.history;
    await setTimeout(20);
  }
};
const commit = () => cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct('a need', '1'));

describe('a ledger whose file is written to while it runs', () => {
  test('finds a changed event though nothing is recorded, names it, and takes no more commands', async () => {
    const { idx } =
      behindItsBack(`UPDATE event SET body = replace(body, '"amount":"100000"', '"amount":"900000"')
      WHERE idx = (SELECT min(idx) FROM event WHERE body LIKE '%"amount":"100000"%') RETURNING idx`);
    expect(await notWell()).toMatch(new RegExp(`^Event ${String(idx)} of .* is not what was recorded`, 'u'));
    const { status, body } = await commit();
    expect([status, body.code, body.numbers.reason]).toEqual([
      503,
      'ledger.halted',
      'ledger.content-changed',
    ]);
    expect((await cast.auditor.get(`/v1/budget-lines/${provinceLine}`)).status).toBe(200);
  }, 60_000);

  test('finds that its end was cut off', async () => {
    behindItsBack('DELETE FROM event WHERE idx = (SELECT max(idx) FROM event) RETURNING idx');
    expect(await notWell()).toMatch(/its end was cut off under the running ledger/u);
    expect((await commit()).status).toBe(503);
  }, 60_000);
});
