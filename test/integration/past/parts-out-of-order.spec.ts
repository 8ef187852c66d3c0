import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { daysBetween } from '#kernel';
import { feeding } from '#test/support/feeding';
import { idNamed, registration } from '#test/support/custody';
import { sqliteViews } from '#test/support/sqlite-views';
import type { OpenViews } from '#test/contract/read-store.contract';
import { transferNow } from '../custody/states-now.js';
import { type Asking, openAsking } from './asking.js';
import { before, days, founded, nth } from './histories/around.js';
import { wholeDesk } from './whole-desk.js';

/** Two things of one transfer: the part that is signed for last is for an earlier day than the first. */
let asking: Asking;
let views: OpenViews;
const transferId = nth('transfer', 1);
const [asked, gone, early, late] = days;
const seen: string[] = [];

beforeAll(async () => {
  asking = await openAsking();
  views = await sqliteViews();
  const desk = wholeDesk();
  const { does } = desk;
  await founded(desk, [['kim-thanh', 'district', 'hai-duong']], 'transferDeadlines');
  for (const name of ['A', 'B'])
    await does('hai-duong/p-hung', 'RegisterAsset', registration(name, 'hai-duong', 10n), before);
  const assets = ['A', 'B'].map(idNamed);
  const request = { transferId, kind: 'internal', fromUnit: 'hai-duong', toUnit: 'kim-thanh', assets };
  await does('hai-duong/p-hung', 'RequestTransfer', request, asked, { reason: 'x' });
  const { contentDigest: seenDigest, revision: ifMatch } = transferNow(desk as never, transferId);
  const decision = { transferId, approve: true, seenDigest };
  await does('hai-duong/p-chief', 'DecideTransfer', decision, gone, { ifMatch, reason: 'x' });
  const place = { carrier: 'Đội xe', from: 'Kho', to: 'Kho' };
  const items = assets.map(assetId => ({ assetId, condition: 'Tốt' }));
  await does('hai-duong/p-driver', 'DispatchTransfer', { transferId, items, ...place }, gone);
  for (const [n, on] of [late, early].entries()) {
    const part = { transferId, recordNumber: `BB-${n}`, location: 'Trụ sở', items: [items[n]] };
    const { kind } = (await does('kim-thanh/p-mai', 'ReceiveTransfer', part, on)) as { kind: string };
    seen.push(kind);
  }
  await feeding(desk.store, views.store).caughtUp();
  asking.turnTo({ log: desk.store, readStore: views.store });
}, 60_000);
afterAll(async () => {
  await asking.close();
  await views.remove();
});

const on = async (effective?: string) => {
  const query: Record<string, string> = effective === undefined ? {} : { effective };
  const answer = await asking.ask('/v1/transfers/:transferId', { params: { transferId }, query });
  const { status, items, ended, ageDays } = (answer as { item: any }).item;
  return [status, items.map(({ state }: any) => state), ended?.on, ageDays];
};
const age = (until: string) => daysBetween(asked, until);

test('both parts are recorded, and on every day the whole says what its parts say', async () => {
  expect(seen).toEqual(['accepted', 'accepted']);
  expect(await on(gone)).toEqual(['inTransit', ['onTheWay', 'onTheWay'], undefined, age(gone)]);
  expect(await on(early)).toEqual(['inTransit', ['onTheWay', 'received'], undefined, age(early)]);
  expect(await on(late)).toEqual(['received', ['received', 'received'], late, age(late)]);
  expect(await on()).toEqual(['received', ['received', 'received'], late, age(late)]);
});

test('each thing is on its way from the day it left to the day it was signed for', async () => {
  const since = async (name: string, effective?: string) => {
    const params = { assetId: idNamed(name) };
    const query: Record<string, string> = effective === undefined ? {} : { effective };
    const answer = await asking.ask('/v1/assets/:assetId', { params, query });
    return (answer as { item: any }).item.onTheWay?.since;
  };
  const told = async (day?: string) => [await since('A', day), await since('B', day)];
  expect(await told(asked)).toEqual([undefined, undefined]);
  expect(await told(gone)).toEqual([gone, gone]);
  expect(await told(early)).toEqual([gone, undefined]);
  expect(await told(late)).toEqual([undefined, undefined]);
  expect(await told()).toEqual([undefined, undefined]);
});
