import { idOf, type MoneyText, moneyText, vnd } from '#kernel';
import type { EventOf, EventType, LedgerEvent } from '#event-sourcing';
import { type Handler, register, when } from '#views';
import * as is from '../events/index.js';
import type { PurchaseStatus } from '../domain/purchase.js';
import { limitedMonth, type PurchaseDoc } from './purchase-doc.js';

export * from './purchase-doc.js';

type Change<E extends LedgerEvent> = (doc: PurchaseDoc, event: E) => Partial<PurchaseDoc>;

/** What any later step does: the part it changes, its revision, and the sender's number if it has a new one. */
const step = <E extends EventType<any, any>>(type: E, change: Change<EventOf<E>>): Handler<PurchaseDoc> =>
  when(
    type,
    event => idOf(event.stream),
    (doc, event) => ({
      ...doc!,
      ...change(doc!, event),
      externalRefs: withRef(doc!.externalRefs, event.externalRef),
      revision: event.revision,
    }),
  );

const withRef = (refs: readonly string[], ref: string | undefined): readonly string[] =>
  ref === undefined || refs.includes(ref) ? refs : [...refs, ref];

const plus = (a: MoneyText, ...amounts: readonly (MoneyText | bigint)[]): MoneyText =>
  moneyText(amounts.reduce<bigint>((sum, amount) => sum + vnd(amount), vnd(a)));

const to = (status: PurchaseStatus) => () => ({ status });
const same = () => ({});

const planned = when(
  is.purchasePlanned,
  event => idOf(event.stream),
  (_, { data, effectiveDate, externalRef, revision }): PurchaseDoc => ({
    purchaseId: data.purchaseId,
    buyerUnit: data.buyerUnit,
    category: data.category,
    status: 'planning',
    units: [...new Set([data.buyerUnit, ...data.requisitions.map(({ unitId }) => unitId)])],
    requisitions: data.requisitions.map(({ requisitionId }) => requisitionId),
    estTotal: data.estTotal,
    plannedOn: effectiveDate,
    revision,
    accepted: '0',
    invoiced: '0',
    paid: '0',
    advanced: '0',
    externalRefs: withRef([], externalRef),
  }),
);

/** Outstanding advances grow on a day, and have an age from the day they were last nothing. */
const advancing = (doc: PurchaseDoc, amount: MoneyText, on: string): Partial<PurchaseDoc> => ({
  advanced: plus(doc.advanced, amount),
  advancedSince: doc.advanced === '0' ? on : doc.advancedSince,
});

const plan = [
  planned,
  step(is.planSourceReserved, same),
  step(is.planSourceRefused, same),
  step(is.planConfirmed, to('planned')),
  step(is.planningRefused, (_, { effectiveDate }) => ({ status: 'cancelled', endedOn: effectiveDate })),
  step(is.methodSelected, (_, { data: { method }, effectiveDate: methodOn }) => ({
    status: 'methodSelected',
    method,
    methodOn,
  })),
  step(is.purchaseAwarded, (_, { data }) => ({
    status: 'awarded',
    supplier: data.supplier,
    total: data.total,
  })),
  step(is.purchaseCancelled, (_, { effectiveDate }) => ({ status: 'cancelled', endedOn: effectiveDate })),
];

const contract = [
  step(is.signingRequested, (_, { data }) => ({ status: 'signing', contractNumber: data.contractNumber })),
  step(is.contractSigned, (_, { data, effectiveDate }) => ({
    status: 'active',
    total: data.total,
    signedOn: effectiveDate,
  })),
  step(is.signingRefused, () => ({ status: 'awarded', contractNumber: undefined })),
  step(is.amendmentRequested, to('amending')),
  step(is.contractAmended, (_, { data }) => ({ status: 'active', total: data.total })),
  step(is.amendmentRefused, to('active')),
  ...[is.fundingCommitted, is.fundingRefused, is.commitmentsUndone].map(type => step(type, same)),
  ...[is.fundingReleased, is.fundingReleaseRefused].map(type => step(type, same)),
  step(is.terminationStarted, to('terminating')),
  step(is.contractTerminated, (_, { effectiveDate }) => ({ status: 'terminated', endedOn: effectiveDate })),
  step(is.purchaseCompleted, (_, { effectiveDate }) => ({ status: 'completed', endedOn: effectiveDate })),
];

const goods = [
  ...[is.goodsReceived, is.goodsReturned].map(type => step(type, same)),
  step(is.goodsAccepted, (doc, { data }) => ({ accepted: plus(doc.accepted, data.total) })),
  step(is.invoiceRecorded, (doc, { data }) => ({ invoiced: plus(doc.invoiced, data.total) })),
];

const money = [
  ...[is.paymentRequested, is.paymentRefused, is.recoveryRequested].map(type => step(type, same)),
  ...[is.recoveryRefused, is.reversalRequested, is.reversalRefused].map(type => step(type, same)),
  step(is.paymentConfirmed, (doc, { data: { kind, cash, advanceCleared }, effectiveDate }) =>
    kind === 'advance'
      ? advancing(doc, cash, effectiveDate)
      : { paid: plus(doc.paid, cash, advanceCleared), advanced: plus(doc.advanced, -vnd(advanceCleared)) },
  ),
  step(is.recoveryConfirmed, (doc, { data }) => ({ advanced: plus(doc.advanced, -vnd(data.amount)) })),
  step(is.reversalConfirmed, (doc, { data: { cash, advanceCleared }, effectiveDate }) => ({
    ...(advanceCleared === '0' ? {} : advancing(doc, advanceCleared, doc.advancedSince ?? effectiveDate)),
    paid: plus(doc.paid, -vnd(cash), -vnd(advanceCleared)),
    status: doc.status === 'completed' ? 'active' : doc.status,
    endedOn: doc.status === 'completed' ? undefined : doc.endedOn,
  })),
];

export const purchasesView = register<PurchaseDoc>('purchases', 3, {
  on: [...plan, ...contract, ...goods, ...money] as Handler<PurchaseDoc>[],
  buckets: {
    unit: doc => [...doc.units],
    buyerUnit: doc => doc.buyerUnit,
    status: doc => doc.status,
    supplier: doc => doc.supplier?.taxCode,
    method: doc => doc.method,
    category: doc => doc.category,
    limitedMonth,
    requisition: doc => [...doc.requisitions],
    advanceOutstanding: doc => (doc.advanced === '0' ? undefined : 'true'),
    externalRef: doc => [...doc.externalRefs],
  },
});
