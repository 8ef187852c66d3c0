import { describe, expect, test } from '@jest/globals';
import { redisViews } from '#test/support/redis-views';
import type { Event } from '../views/naive-parts.js';
import { type Asking, today } from './asking.js';
import { asJson, mustBeSame, once, pairsOf } from './comparing.js';
import { buying } from './histories/buying.js';
import { correcting } from './histories/correcting.js';
import { custody } from './histories/custody.js';
import { lending } from './histories/lending.js';
import { looking } from './histories/looking.js';
import { money } from './histories/money.js';
import { naiveQueries } from './naive/index.js';
import { Known, Past } from './naive/past.js';
import type { Asked } from './naive/query.js';
import { bothStores } from './told-histories.js';

const stores = bothStores(redisViews);

/** What takes no clocks of its own, and what shows it to be right. */
const withoutClocks: Readonly<Record<string, string>> = {
  '/v1/events': 'the log itself',
  '/v1/events/:index': 'the log itself',
  '/v1/streams/:stream/events': 'the log itself',
  '/v1/events/:index/sealed': 'a text from its keys: test/e2e/redaction',
  '/v1/operations/views': 'copies as they stand: test/e2e/views',
  '/v1/diff': 'two pasts: every-difference.spec',
  '/health/live': 'no answer of the ledger',
  '/health/ready': 'no answer of the ledger',
  '/metrics': 'no answer of the ledger',
};

test('there is a naive answer to every question', () =>
  expect([...stores.routes()].sort()).toEqual(
    [...Object.keys(naiveQueries), ...Object.keys(withoutClocks)].sort(),
  ));

/** A question at a pair of clocks, and what a naive replay answers it with: its clocks and its end included. */
const naively = (past: Past, route: string, { params = {}, query = {} }: Asked) => {
  const body = naiveQueries[route]!.answer(past.onTree(query['tree']), query, params);
  const { known: index, effective } = past;
  const isList = body !== undefined && 'items' in body;
  const asOf = { index, recordedAt: past.latest, effective, final: true };
  const said = asJson({ ...query, known: `${index}`, effective, ...(isList && { limit: '500' }) });
  const naive = asJson(body && { ...body, ...(isList && { next: null }), asOf, incomplete: [] });
  return { question: { params, query: said as Record<string, string> }, naive };
};

type Asks = ReadonlyMap<string, readonly Asked[]>;

/** Each question as it stands at every pair; those with a filter, or about another thing, by turns. */
const agreesEverywhere = async (asking: Asking, pairs: readonly Past[], asks: Asks): Promise<void> => {
  for (const [turn, past] of pairs.entries()) {
    const asked = [...asks].flatMap(([route, [first, ...others]], n) => {
      const other =
        (turn + n) % 3 === 0 ? others[Math.floor(turn / 3) % Math.max(1, others.length)] : undefined;
      return [first, other].flatMap(one => (one ? [{ route, one }] : []));
    });
    const compare = async ({ route, one }: (typeof asked)[number]) => {
      const { question, naive } = once(past, [route, one], () => naively(past, route, one));
      mustBeSame([route, question], await asking.ask(route, question), naive);
    };
    await Promise.all(asked.map(compare));
  }
};

/** All of them once over HTTP, with its guards, pipes and words. */
const agreesOverHttp = async (asking: Asking, past: Past, asks: Asks): Promise<void> => {
  for (const [route, all] of asks)
    for (const one of all) {
      const { question } = naively(past, route, one);
      mustBeSame(question, await asking.askOverHttp(route, question), await asking.askPage(route, question));
    }
};

const agrees = async (asking: Asking, events: readonly Event[]): Promise<void> => {
  const whole = new Past(new Known(events), undefined, today);
  const asks = new Map(
    Object.entries(naiveQueries).map(([route, { asks: of }]) => [route, of?.(whole) ?? [{}]] as const),
  );
  const pairs = pairsOf(events);
  await agreesEverywhere(asking, pairs, asks);
  await agreesOverHttp(asking, pairs.at(-1)!, asks);
};

/** Without these a history would say little of its capability. */
const reached = {
  money: [
    'ErrorDeclared',
    'PaymentReversed',
    'PeriodClosed',
    'PeriodReopened',
    'CommandRefused',
    'FundMoveSettled',
    'backdated',
    'late',
    'correction',
  ],
  correcting: ['LineClosed', 'FundsReturned', 'TransferDecisionRefused', 'SigningRefused', 'FundMoveSettled'],
  buying: ['ContractSigned', 'GoodsAccepted', 'PaymentConfirmed', 'AssetRegistered'],
  custody: ['AssetEnteredService', 'TransferReceived', 'AssetTakenOver', 'TransferDispatched'],
  lending: ['DelegationGranted', 'NeedReserved'],
  looking: ['RedactionOrdered', 'AccessLogSealed', 'UnitDissolved', 'dated ahead'],
};
const histories = { money, correcting, buying, custody, lending, looking };
const marksOf = ({ type, corrects, postedPeriod, effectiveDate, recordedAt }: Event): readonly string[] => [
  type,
  ...(corrects === undefined ? [] : ['correction']),
  ...(postedPeriod > effectiveDate.slice(0, 7) ? ['late'] : []),
  ...(effectiveDate < recordedAt.slice(0, 10) ? ['backdated'] : []),
  ...(effectiveDate > recordedAt.slice(0, 10) ? ['dated ahead'] : []),
];

describe.each(Object.keys(histories) as (keyof typeof histories)[])('a history of %s', name => {
  test('every answer is that of a naive replay, at every pair of clocks, on both stores', async () => {
    const seen = new Set<string>();
    await stores.agreeOn(histories[name], async (asking, events) => {
      for (const mark of events.flatMap(marksOf)) seen.add(mark);
      await agrees(asking, events);
    });
    for (const mark of reached[name]) expect(seen).toContain(mark);
  }, 120_000);
});
