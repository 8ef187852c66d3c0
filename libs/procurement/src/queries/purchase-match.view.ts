import { type CalendarDate, idOf, type MoneyText, moneyText, vnd } from '#kernel';
import type { EventOf, EventType } from '#event-sourcing';
import { type Handler, register, when } from '#views';
import * as is from '../events/index.js';

/** A payment that left, and what it was said to be for. */
export interface MatchedPayment {
  readonly kind: is.PaymentKind;
  readonly acceptanceIds: readonly string[];
  readonly amount: MoneyText;
  readonly on: CalendarDate;
  readonly index: number;
}

/** What a purchase's contract, commitments, acceptances and payments say, told from the events alone. */
export type PurchaseMatchDoc = {
  readonly purchaseId: string;
  readonly buyerUnit: string;
  readonly units: readonly string[];
  readonly supplier?: is.Supplier;
  readonly contractNumber?: string;
  /** The contract as it stands, and the event that says so. */
  readonly contract?: { readonly total: MoneyText; readonly on: CalendarDate; readonly index: number };
  readonly committed: MoneyText;
  readonly accepted: Readonly<Record<string, { readonly on: CalendarDate; readonly amount: MoneyText }>>;
  readonly payments: Readonly<Record<string, MatchedPayment>>;
  /** Commitments are let go on purpose once a contract has ended: nothing is compared after. */
  readonly ended: boolean;
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

const plus = (a: MoneyText, b: MoneyText): MoneyText => moneyText(vnd(a) + vnd(b));
const minus = (a: MoneyText, b: MoneyText): MoneyText => moneyText(vnd(a) - vnd(b));
const end = () => ({ ended: true });

const planned = when(
  is.purchasePlanned,
  event => idOf(event.stream),
  (_, { data: { purchaseId, buyerUnit, requisitions } }): PurchaseMatchDoc => ({
    purchaseId,
    buyerUnit,
    committed: '0',
    accepted: {},
    payments: {},
    ended: false,
    units: [...new Set([buyerUnit, ...requisitions.map(({ unitId }) => unitId)])],
  }),
);

const contract = [
  step(is.contractSigned, (_, { data, effectiveDate: on, index }) => ({
    supplier: data.supplier,
    contractNumber: data.contractNumber,
    contract: { total: data.total, on, index },
  })),
  step(is.contractAmended, (_, { data, effectiveDate: on, index }) => ({
    contract: { total: data.total, on, index },
  })),
  step(is.fundingCommitted, (doc, { data }) => ({ committed: plus(doc.committed, data.amount) })),
  step(is.fundingReleased, (doc, { data }) =>
    doc.ended ? {} : { committed: minus(doc.committed, data.amount) },
  ),
  ...[is.terminationStarted, is.purchaseCompleted, is.purchaseCancelled].map(type => step(type, end)),
];

const goodsAndMoney = [
  step(is.goodsAccepted, ({ accepted }, { data: { acceptanceId, total: amount }, effectiveDate: on }) => ({
    accepted: { ...accepted, [acceptanceId]: { on, amount } },
  })),
  step(is.paymentRequested, ({ payments }, { data, effectiveDate: on, index }) => ({
    payments: {
      ...payments,
      [data.paymentId]: {
        kind: data.kind,
        acceptanceIds: data.acceptanceIds,
        on,
        index,
        amount: plus(data.cash, data.advanceCleared),
      },
    },
  })),
  ...[is.paymentRefused, is.reversalConfirmed].map(type =>
    step(type, ({ payments }, { data }) => ({ payments: without(payments, data.paymentId) })),
  ),
];

const without = (payments: PurchaseMatchDoc['payments'], paymentId: string) =>
  Object.fromEntries(Object.entries(payments).filter(([id]) => id !== paymentId));

export const matchFindings = [
  'paidBeforeAcceptance',
  'paidAboveAcceptance',
  'contractAboveCommitment',
] as const;
export type MatchFinding = (typeof matchFindings)[number];

const lastDay = '9999-12-31';

/** Payments that are no advance, with the acceptances that had taken effect by their day. */
export const paidTooEarly = (doc: PurchaseMatchDoc): readonly MatchedPayment[] =>
  Object.values(doc.payments).filter(
    ({ kind, on, acceptanceIds }) =>
      kind === 'final' &&
      !(acceptanceIds.length > 0 && acceptanceIds.every(id => (doc.accepted[id]?.on ?? lastDay) <= on)),
  );

export const sumOfAmounts = (of: readonly { readonly amount: MoneyText }[]): bigint =>
  of.reduce((total, { amount }) => total + vnd(amount), 0n);

export const acceptedIn = ({ accepted }: PurchaseMatchDoc, until = lastDay): bigint =>
  sumOfAmounts(Object.values(accepted).filter(({ on }) => on <= until));
/** Advances are tracked apart: what of them was set off is in the payment that did. */
export const paidIn = ({ payments }: PurchaseMatchDoc, until = lastDay): bigint =>
  sumOfAmounts(Object.values(payments).filter(({ kind, on }) => kind !== 'advance' && on <= until));

const findingsOf = (doc: PurchaseMatchDoc): readonly MatchFinding[] => [
  ...(paidTooEarly(doc).length > 0 ? ['paidBeforeAcceptance' as const] : []),
  ...(paidIn(doc) > acceptedIn(doc) ? ['paidAboveAcceptance' as const] : []),
  ...(!doc.ended && doc.contract && vnd(doc.contract.total) > vnd(doc.committed)
    ? ['contractAboveCommitment' as const]
    : []),
];

/** The few purchases that do not match stand in a bucket of their own: finding them reads nothing else. */
export const purchaseMatchView = register<PurchaseMatchDoc>('purchase-match', 1, {
  on: [planned, ...contract, ...goodsAndMoney] as Handler<PurchaseMatchDoc>[],
  buckets: { finding: findingsOf, supplier: doc => doc.supplier?.taxCode },
});
