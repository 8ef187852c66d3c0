import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { feeding } from '#test/support/feeding';
import { sqliteViews } from '#test/support/sqlite-views';
import type { OpenViews } from '#test/contract/read-store.contract';
import { type Asking, openAsking } from './asking.js';
import { founded, nth } from './histories/around.js';
import { another, asked, awarded, goesTo, supplier } from './histories/buying.js';
import { wholeDesk } from './whole-desk.js';

/** Two purchases that were split; then one of them goes to somebody else, and is given up. */
let asking: Asking;
let views: OpenViews;
const split = '2020-01-20';
const elsewhere = '2020-01-30';
const given = '2020-02-10';

beforeAll(async () => {
  asking = await openAsking();
  views = await sqliteViews();
  const desk = wholeDesk();
  await founded(desk, [], 'procurementThresholds');
  for (const n of [1, 2])
    await awarded(
      desk,
      nth('purchase', n),
      await asked(desk, n, split, 'p-requester'),
      'headDecision',
      split,
    );
  await goesTo(desk, nth('purchase', 2), another, elsewhere);
  await desk.does('hai-duong/p-buyer', 'CancelPurchase', { purchaseId: nth('purchase', 2) }, given);
  await feeding(desk.store, views.store).caughtUp();
  asking.turnTo({ log: desk.store, readStore: views.store });
}, 60_000);
afterAll(async () => {
  await asking.close();
  await views.remove();
});

const runs = async (query: Readonly<Record<string, string>>) => {
  const span = { from: '2020-01-01', to: '2020-12-31' };
  const answer = await asking.ask('/v1/split-purchases', { params: {}, query: { ...span, ...query } });
  return (answer as { items: readonly { members: readonly { status: string }[] }[] }).items.map(
    ({ members }) => members.map(({ status }) => status),
  );
};

test('are split for whoever asks of the day, whatever became of them', async () => {
  expect(await runs({ effective: split })).toEqual([['awarded', 'awarded']]);
  expect(await runs({ effective: split, supplier: supplier.taxCode })).toEqual([['awarded', 'awarded']]);
  expect(await runs({ effective: split, supplier: another.taxCode })).toEqual([]);
});

test('and not from the day on which one went to somebody else', async () => {
  expect(await runs({ effective: elsewhere })).toEqual([]);
  expect(await runs({ effective: given })).toEqual([]);
  expect(await runs({})).toEqual([]);
});
