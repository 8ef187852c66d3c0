import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fundedLedger } from '#test/support/funded-ledger';
import { type Cast, direct, provinceLine } from '#test/support/hai-duong';
import type { Client } from '#test/support/ledger-client';
import type { LedgerInFolder } from '#test/support/ledger-process';
import { movedClock } from '#test/support/moved-clock';
import { temporaryFolder } from '#test/support/temporary-folder';

const folder = temporaryFolder();
const clock = movedClock(folder.file('clock.cjs'));
let home: LedgerInFolder;
let cast: Cast;
let nobody: Client;

beforeAll(async () => {
  ({ home, cast, nobody } = await fundedLedger({ env: clock.env }));
}, 60_000);
afterAll(async () => {
  await home.remove();
  folder.remove();
});

const commit = () => cast.budget.post(`/v1/budget-lines/${provinceLine}/commit`, direct('a need', '1'));

test('a clock that went back makes the ledger unready, with the reason, while commands are refused', async () => {
  expect((await commit()).status).toBe(201);
  clock.moveBy(-60_000);
  let answer = await commit();
  for (; answer.status === 201; answer = await commit()) await setTimeout(5);
  expect([answer.status, answer.body.code]).toEqual([503, 'ledger.clock-off']);
  const { status, body } = await nobody.get('/health/ready');
  expect([status, body.ready]).toEqual([503, false]);
  expect(body.checks.clock).toMatch(/^ledger[.]clock-off: (5\d|60)[.]\d s behind the newest event$/u);
  // Questions need no clock that is right.
  expect((await cast.auditor.get(`/v1/budget-lines/${provinceLine}`)).status).toBe(200);
  clock.moveBy(0);
  await home.now.ready();
  expect((await nobody.get('/health/ready')).body.checks.clock).toBe('ok');
  expect((await commit()).status).toBe(201);
}, 30_000);
