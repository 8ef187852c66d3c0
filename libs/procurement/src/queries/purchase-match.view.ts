import { idOf, moneyText, vnd } from '#kernel';
import type { EventOf, EventType } from '#event-sourcing';
import { type Handler, register, when } from '#views';
import * as is from '../events/index.js';
import { type MatchFact, matchOn } from './match.js';
import { findingsOf, findingsOfAnyDay } from './match-findings.js';

/** What a purchase's contract, commitments, acceptances and payments say, told from the events alone. */
export type PurchaseMatchDoc = {
  readonly purchaseId: string;
  readonly buyerUnit: string;
  readonly units: readonly string[];
  readonly supplier?: is.Supplier;
  readonly contractNumber?: string;
  /** In the order of the log. */
  readonly facts: readonly MatchFact[];
};

const step = <E extends EventType<any, any>>(
  type: E,
  change: (doc: PurchaseMatchDoc, event: EventOf<E>) => Partial<PurchaseMatchDoc>,
): Handler<PurchaseMatchDoc> =>
  when(
    type,
    event => idOf(event.stream),
    (doc, event) => ({ ...doc!, ...change(doc!, event) }),
  );

/** What an event says, but for its day and place. */
type Said = MatchFact extends infer F ? (F extends MatchFact ? Omit<F, 'on' | 'index'> : never) : never;

const says = <E extends EventType<any, any>>(
  type: E,
  said: (event: EventOf<E>) => Said,
): Handler<PurchaseMatchDoc> =>
  step(type, ({ facts }, event) => {
    const { effectiveDate: on, index } = event;
    return { facts: [...facts, { on, index, ...said(event) }] };
  });

const planned = when(
  is.purchasePlanned,
  event => idOf(event.stream),
  (_, { data: { purchaseId, buyerUnit, requisitions } }): PurchaseMatchDoc => ({
    purchaseId,
    buyerUnit,
    units: [...new Set([buyerUnit, ...requisitions.map(({ unitId }) => unitId)])],
    facts: [],
  }),
);

const hasEnded = ({ facts }: PurchaseMatchDoc): boolean => facts.some(({ kind }) => kind === 'ended');

const contract = [
  step(is.contractSigned, ({ facts }, { data, effectiveDate: on, index }) => ({
    supplier: data.supplier,
    contractNumber: data.contractNumber,
    facts: [...facts, { kind: 'contract', total: data.total, on, index }],
  })),
  says(is.contractAmended, ({ data: { total } }) => ({ kind: 'contract', total })),
  says(is.fundingCommitted, ({ data: { amount } }) => ({ kind: 'committed', amount })),
  step(is.fundingReleased, (doc, { data, effectiveDate: on, index }) => {
    const amount = moneyText(-vnd(data.amount));
    return hasEnded(doc) ? {} : { facts: [...doc.facts, { kind: 'committed', amount, on, index }] };
  }),
  ...[is.terminationStarted, is.purchaseCompleted, is.purchaseCancelled].map(type =>
    says(type as EventType<any, any>, () => ({ kind: 'ended' })),
  ),
];

const goodsAndMoney = [
  says(is.goodsAccepted, ({ data: { acceptanceId: id, total: amount } }) => ({
    kind: 'accepted',
    id,
    amount,
  })),
  says(is.paymentRequested, ({ data: { paymentId: id, kind: of, acceptanceIds, cash, advanceCleared } }) => {
    const amount = moneyText(vnd(cash) + vnd(advanceCleared));
    return { kind: 'paid', id, of, acceptanceIds, amount };
  }),
  // It never left: on no day.
  step(is.paymentRefused, ({ facts }, { data }) => ({
    facts: facts.filter(fact => fact.kind !== 'paid' || fact.id !== data.paymentId),
  })),
  says(is.reversalConfirmed, ({ data: { paymentId: id } }) => ({ kind: 'undone', id })),
];

/** The few purchases that do not match stand in buckets of their own: finding them reads nothing else. */
export const purchaseMatchView = register<PurchaseMatchDoc>('purchase-match', 2, {
  on: [planned, ...contract, ...goodsAndMoney] as Handler<PurchaseMatchDoc>[],
  buckets: {
    finding: ({ facts }) => findingsOf(matchOn(facts, '9999-12-31')),
    findingOfAnyDay: ({ facts }) => findingsOfAnyDay(facts),
    supplier: doc => doc.supplier?.taxCode,
  },
});
