import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Cast, castOf, direct, found, fund, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let cast: Cast;
let operator: Client;

beforeAll(async () => {
  home = await ledgerInFolder({ env: { SOCAI_CHECKPOINT_MS: '50' } });
  cast = await castOf(home.now);
  operator = await home.now.as({ personId: 'p-op', duties: ['operator@ministry/'] });
  await found(cast);
  await fund(cast, '100000');
}, 60_000);
afterAll(() => home.remove());

test.each(['inclusion?event=0', 'consistency?old=2', `stream?stream=budgetLine-${provinceLine}`])(
  'while a published file is damaged no proof is sent that does not hold: %s',
  async asked => {
    await cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct(asked, '1'));
    // Nobody has asked for a proof under this head: nothing of its files is in memory yet.
    const { body: head } = await operator.post('/v1/operations/checkpoint', {});
    const tile = home.folder.file(`log/tile/0/000.p/${head.size}`);
    const whole = readFileSync(tile);
    writeFileSync(
      tile,
      whole.map((byte, at) => (at % 32 === 0 ? byte ^ 1 : byte)),
    );
    const { status, body } = await cast.auditor.get(`/v1/proofs/${asked}`);
    writeFileSync(tile, whole);
    expect([status, body.code]).toEqual([503, 'proof.unavailable']);
  },
);
