import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cast, castOf, direct, found, fund, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import {
  ledgerInFolder,
  type LedgerInFolder,
  startLedger,
  type LedgerProcess,
} from '#test/support/ledger-process';

let home: LedgerInFolder;
let ledger: LedgerProcess;
let cast: Cast;
let nobody: Client;
let checkpoint: string;
let changed: number;

/** What readiness says of history once the audit has come to its end. */
const verdict = async (): Promise<{ ready: boolean; history: string }> => {
  while (ledger.child.exitCode === null) {
    const answer = await nobody.get('/health/ready').catch(() => undefined);
    const { ready, checks } = answer?.body ?? {};
    if (checks && checks.history !== 'ok') return { ready, history: checks.history };
    await setTimeout(50);
  }
  throw new Error(`the ledger has ended: ${ledger.said()}`);
};

beforeAll(async () => {
  const env = { SOCAI_CHECKPOINT_MS: '50' };
  home = await ledgerInFolder({ env });
  cast = await castOf(home.now);
  await found(cast);
  await fund(cast, '100000');
  await home.now.stop();
  const db = new DatabaseSync(home.folder.file('events.db'));
  const change = `UPDATE event SET body = replace(body, '"amount":"100000"', '"amount":"900000"')
    WHERE idx = (SELECT min(idx) FROM event WHERE body LIKE '%"amount":"100000"%') RETURNING idx`;
  changed = (db.prepare(change).get() as { idx: number }).idx;
  db.close();
  ledger = await startLedger(home.folder.path, { env });
  cast = await castOf(ledger);
  nobody = await ledger.as(undefined);
}, 120_000);
afterAll(async () => {
  if (ledger?.child.exitCode === null) await ledger.kill();
  await home.remove();
});

describe('a ledger whose history was changed while it was down', () => {
  test('is not ready, and says which event', async () => {
    const { ready, history } = await verdict();
    expect(ready).toBe(false);
    expect(history).toMatch(
      new RegExp(`^Event ${changed} of [\\w.-]+ [(]\\w+[)] is not what was recorded`, 'u'),
    );
  }, 30_000);

  test('takes no command, and says why, with numbers', async () => {
    const { status, headers, body } = await cast.budget.post(
      `/v1/budget-lines/${provinceLine}/commit`,
      direct('too late', '1'),
    );
    expect([status, body.code]).toEqual([503, 'ledger.halted']);
    expect(body.numbers).toMatchObject({ reason: 'ledger.content-changed', index: `${changed}` });
    expect(body.detail).toContain('ledger.content-changed');
    expect(headers.get('retry-after')).toBeDefined();
  });

  test('goes on answering questions, and serving its last head and the proofs under it', async () => {
    expect((await cast.auditor.get(`/v1/budget-lines/${provinceLine}`)).status).toBe(200);
    checkpoint = (await nobody.get('/log/checkpoint')).body;
    expect(checkpoint).toContain('demo.socai.invalid\n');
    expect((await nobody.get('/metrics')).body).toMatch(/^socai_log_halted 1$/mu);
  });

  test('signs nothing more', async () => {
    const operator = await ledger.as({ personId: 'p-op', duties: ['operator@bca/'] });
    expect((await operator.post('/v1/operations/heads', {})).status).toBe(503);
    expect((await nobody.get('/log/checkpoint')).body).toBe(checkpoint);
  });
});
