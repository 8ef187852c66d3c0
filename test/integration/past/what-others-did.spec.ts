import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OpenViews } from '#test/contract/read-store.contract';
import { idNamed } from '#test/support/custody';
import { feeding } from '#test/support/feeding';
import { sqliteViews } from '#test/support/sqlite-views';
import { type Asking, openAsking } from './asking.js';
import { Drawing } from './drawing.js';
import { type History, nth } from './histories/around.js';
import { custody } from './histories/custody.js';
import { lending } from './histories/lending.js';
import { wholeDesk } from './whole-desk.js';

/** Of what other units did, whoever reads a part is told the leaf alone, also beside a thing that is theirs. */
let asking: Asking;
const opened: OpenViews[] = [];

beforeAll(async () => {
  asking = await openAsking();
}, 60_000);
afterAll(async () => {
  await asking.close();
  for (const views of opened) await views.remove();
});

const plays = async (history: History, ...numbers: readonly number[]): Promise<void> => {
  const desk = wholeDesk();
  const views = await sqliteViews();
  opened.push(views);
  await history(desk, new Drawing(numbers));
  await feeding(desk.store, views.store).caughtUp();
  asking.turnTo({ log: desk.store, readStore: views.store });
};

type Row = Readonly<Record<string, unknown>>;
const rowsFor = async (unitId: string, route: string, params: Readonly<Record<string, string>>) => {
  const reader = { unitId, subtree: true };
  return ((await asking.ask(route, { params, query: {}, reader })) as { items: readonly Row[] }).items;
};
const typesOf = (rows: readonly Row[], leafOnly: boolean) =>
  rows.filter(row => row['leafOnly'] === leafOnly).map(({ type, decision }) => type ?? decision);

test('in the life of a thing that came from another unit', async () => {
  await plays(custody);
  const rows = await rowsFor('kim-thanh', '/v1/assets/:assetId/history', { assetId: idNamed('A') });
  expect(typesOf(rows, true)).toEqual(
    expect.arrayContaining(['AssetRegistered', 'TransferRequested', 'TransferDecided', 'TransferDispatched']),
  );
  expect(typesOf(rows, false)).toEqual(expect.arrayContaining(['TransferReceived', 'AssetTakenOver']));
  const leaf = ['assetId', 'event', 'eventId', 'index', 'leafOnly', 'proof', 'recordedAt', 'stream', 'type'];
  for (const row of rows.filter(({ leafOnly }) => leafOnly)) expect(Object.keys(row).sort()).toEqual(leaf);
  // Who sent it, why, and with whom it came: what the transfers of other units do not tell them either.
  expect(JSON.stringify(rows)).not.toMatch(/p-driver|Thiếu xe|Đội xe/u);
});

test('with a delegation that reaches their unit: what of its ceiling theirs took, not who decided', async () => {
  await plays(lending);
  const rows = await rowsFor('pc08', '/v1/delegations/:delegationId/use', {
    delegationId: nth('delegation', 1),
  });
  expect(typesOf(rows, true)).toContain('RequisitionApproved');
  expect(rows[0]).toMatchObject({ need: '2020.pc08.requisitions', amount: expect.any(String) });
  expect(JSON.stringify(rows)).not.toMatch(/p-deputy|p-chief|document/u);
});
