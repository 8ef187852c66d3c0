import { canonicalJson, sha256 } from '#kernel';
import { type Data, type Docs, type Event, last, of, streamsOf, sumOf } from './naive-parts.js';

/** Requisitions and purchases, worked out the long way. */
const actOf = (event: Event | undefined) =>
  event && {
    on: event.effectiveDate,
    by: event.actor,
    document: { kind: event.document.kind, number: event.document.number, date: event.document.date },
  };

const asked: Data = {
  RequisitionSubmitted: 'submitted',
  RequisitionApproved: 'approved',
  RequisitionRejected: 'rejected',
  RequisitionWithdrawn: 'withdrawn',
};

export const requisitions = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    streamsOf(events, 'requisition').map(([requisitionId, own]) => {
      const first = own[0]!;
      const approved = last(of(own, 'RequisitionApproved'));
      const rejected = last(of(own, 'RequisitionRejected'));
      const planned = of(own, 'RequisitionPlanned').filter(
        plan =>
          !own.some(
            ({ type, index, data }) =>
              index > plan.index &&
              data.purchaseId === plan.data.purchaseId &&
              ['RequisitionFreed', 'RequisitionPlanned'].includes(type),
          ),
      );
      const doc = {
        ...first.data,
        digest: sha256(canonicalJson(first.data)),
        submitted: actOf(first),
        status: asked[last(of(own, ...Object.keys(asked)))!.type],
        decided: actOf(approved ?? rejected),
        grounds: rejected?.data.grounds,
        approvedItems: approved?.data.approvedItems,
        approvedTotal: approved?.data.approvedTotal,
        planned: planned.map(({ data: { purchaseId, items } }) => ({ purchaseId, items })),
        missionId: first.missionId,
        externalRef: first.externalRef,
        revision: last(own)!.revision,
      };
      return [requisitionId, doc];
    }),
  );

const turns: Data = {
  PurchasePlanned: 'planning',
  PlanConfirmed: 'planned',
  PlanningRefused: 'cancelled',
  MethodSelected: 'methodSelected',
  PurchaseAwarded: 'awarded',
  PurchaseCancelled: 'cancelled',
  SigningRequested: 'signing',
  ContractSigned: 'active',
  SigningRefused: 'awarded',
  AmendmentRequested: 'amending',
  ContractAmended: 'active',
  AmendmentRefused: 'active',
  TerminationStarted: 'terminating',
  ContractTerminated: 'terminated',
  PurchaseCompleted: 'completed',
};
const ends = ['PlanningRefused', 'PurchaseCancelled', 'ContractTerminated', 'PurchaseCompleted'];

/** A payment that is undone after the end opens a completed purchase again. */
const isReopened = (own: readonly Event[], turn: Event): boolean =>
  turn.type === 'PurchaseCompleted' && of(own, 'ReversalConfirmed').some(({ index }) => index > turn.index);

/** What a step adds to what is advanced. */
const advancing = ({ type, data }: Event): bigint => {
  if (type === 'PaymentConfirmed')
    return data.kind === 'advance' ? BigInt(data.cash) : -BigInt(data.advanceCleared);
  if (type === 'ReversalConfirmed') return BigInt(data.advanceCleared);
  return type === 'RecoveryConfirmed' ? -BigInt(data.amount) : 0n;
};

/** What is advanced, and since when it has been more than nothing: what an undone payment had cleared keeps its age. */
const advancesOf = (own: readonly Event[]) => {
  let advanced = 0n;
  let since: string | undefined;
  for (const event of own) {
    const change = advancing(event);
    if (advanced === 0n && change > 0n)
      since = event.type === 'ReversalConfirmed' ? (since ?? event.effectiveDate) : event.effectiveDate;
    advanced += change;
  }
  return { advanced: `${advanced}`, advancedSince: since };
};

const paidBy = (own: readonly Event[]): bigint => {
  const worth = (events: readonly Event[]) =>
    sumOf(events.flatMap(({ data }) => [data.cash, data.advanceCleared]));
  const payments = of(own, 'PaymentConfirmed').filter(({ data }) => data.kind !== 'advance');
  return worth(payments) - worth(of(own, 'ReversalConfirmed'));
};

export const purchases = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    streamsOf(events, 'purchase').map(([purchaseId, own]) => {
      const plan = own[0]!;
      const { buyerUnit, category, estTotal } = plan.data;
      const turn = last(of(own, ...Object.keys(turns)))!;
      const signing = last(of(own, 'SigningRequested', 'SigningRefused'));
      const end = last(of(own, ...ends));
      const method = last(of(own, 'MethodSelected'));
      const totals = of(own, 'GoodsAccepted').map(({ data }) => data.total);
      const doc = {
        purchaseId,
        buyerUnit,
        category,
        estTotal,
        plannedOn: plan.effectiveDate,
        status: isReopened(own, turn) ? 'active' : turns[turn.type],
        units: [...new Set([buyerUnit, ...plan.data.requisitions.map((one: Data) => one.unitId)])],
        requisitions: plan.data.requisitions.map((one: Data) => one.requisitionId),
        method: method?.data.method,
        methodOn: method?.effectiveDate,
        supplier: last(of(own, 'PurchaseAwarded'))?.data.supplier,
        contractNumber: signing?.data.contractNumber,
        signedOn: last(of(own, 'ContractSigned'))?.effectiveDate,
        total: last(of(own, 'PurchaseAwarded', 'ContractSigned', 'ContractAmended'))?.data.total,
        accepted: `${sumOf(totals)}`,
        paid: `${paidBy(own)}`,
        ...advancesOf(own),
        invoiced: `${sumOf(of(own, 'InvoiceRecorded').map(({ data }) => data.total))}`,
        endedOn: end && !isReopened(own, end) ? end.effectiveDate : undefined,
        externalRefs: [...new Set(own.flatMap(({ externalRef }) => externalRef ?? []))],
        revision: last(own)!.revision,
      };
      return [purchaseId, doc];
    }),
  );
