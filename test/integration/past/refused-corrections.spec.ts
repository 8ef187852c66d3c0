import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { feeding } from '#test/support/feeding';
import { idNamed } from '#test/support/custody';
import { sqliteViews } from '#test/support/sqlite-views';
import type { OpenViews } from '#test/contract/read-store.contract';
import { type Asking, openAsking } from './asking.js';
import { days } from './histories/around.js';
import {
  begun,
  contractBeyondItsLine,
  moneyToAClosedLine,
  thingHeldByAnother,
} from './histories/correcting.js';
import { lastOf, revisionOf, wholeDesk } from './whole-desk.js';

/** Commands that were to correct something, and that their processes refused: the mistake is not corrected. */
let asking: Asking;
let views: OpenViews;
const desk = wholeDesk();

beforeAll(async () => {
  asking = await openAsking();
  views = await sqliteViews();
  await begun(desk);
}, 60_000);
afterAll(async () => {
  await asking.close();
  await views.remove();
});

const answered = async (query: Readonly<Record<string, string>>) => {
  await feeding(desk.store, views.store).caughtUp();
  asking.turnTo({ log: desk.store, readStore: views.store });
  const answer = await asking.ask('/v1/corrections', { params: {}, query });
  return (answer as { items: readonly any[] }).items;
};
const typesIn = (events: readonly { type: string }[]) => events.map(({ type }) => type);
const told = ({ corrections, attempts }: any) => [
  typesIn(corrections),
  attempts.map(({ outcome, refusal, events }: any) => [outcome, refusal?.code, typesIn(events)]),
];

test('money that came back: the attempt is told, and how far it went', async () => {
  const event = await moneyToAClosedLine(desk, days[1]);
  const [row] = await answered({ event });
  const steps = ['FundsSent', 'FundsReceiptRefused', 'FundsReturned'];
  expect(told(row)).toEqual([[], [['refused', 'budget-line.closed', steps]]]);
  expect(await answered({ state: 'corrected' })).toEqual([]);
  expect(await answered({ state: 'declared' })).toEqual([row]);
  const { id: correction, index } = lastOf(desk, 'FundsSent')!;
  expect(await answered({ correction })).toEqual([row]);

  const [underWay] = await answered({ event, known: `${index}` });
  expect(told(underWay)).toEqual([[], [['pending', undefined, ['FundsSent']]]]);

  const raw = await asking.ask('/v1/events/:index', { params: { index: `${row.index}` }, query: {} });
  expect((raw as any).error.correctedBy).toEqual([]);
});

test('a decision that the thing refused', async () => {
  const [row] = await answered({ event: await thingHeldByAnother(desk, days[1]) });
  const steps = [
    'TransferDecisionStarted',
    'EarmarkRefused',
    'TransferEarmarkAnswered',
    'TransferDecisionRefused',
  ];
  expect(told(row)).toEqual([[], [['refused', 'transfer.not-free', steps]]]);

  const assetId = idNamed('A');
  const thing = await asking.ask('/v1/assets/:assetId', { params: { assetId }, query: {} });
  expect((thing as any).item.revision).toBe(revisionOf(desk, `asset-${assetId}`));
});

test('a contract whose line has too little: the line says no between two steps of the purchase', async () => {
  const [row] = await answered({ event: await contractBeyondItsLine(desk, days[1]) });
  const steps = ['SigningRequested', 'CommandRefused', 'FundingRefused', 'SigningRefused'];
  expect(told(row)).toEqual([[], [['refused', 'budget-line.over-committed', steps]]]);
});
