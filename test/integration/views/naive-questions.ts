import { type Docs, type Event, last, of, streamsOf, sumOf } from './naive-parts.js';

/** What two questions of an inspection are answered from, worked out the long way. */
const comings: Readonly<Record<string, string>> = {
  FundsAppropriated: 'appropriation',
  AppropriationWithdrawn: 'withdrawal',
  OpeningBalanceRecorded: 'openingBalance',
};

/** Every event that brings a line money from elsewhere, or takes it back outside. */
export const fundsIn = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    of(events, 'FundsReceived', ...Object.keys(comings)).map(({ type, data, index, effectiveDate: on }) => {
      const { amount, grantor, fromLine, lineId = data.toLine } = data;
      const doc = { lineId, kind: comings[type] ?? data.kind, amount, grantor, fromLine, on, index };
      return [`${lineId}/${`${index}`.padStart(12, '0')}`, doc];
    }),
  );

const acceptedIn = (own: readonly Event[]) =>
  Object.fromEntries(
    of(own, 'GoodsAccepted').map(({ data: { acceptanceId, total: amount }, effectiveDate: on }) => [
      acceptanceId,
      { on, amount },
    ]),
  );

/** Payments asked for that were neither refused nor undone since. */
const paymentsIn = (own: readonly Event[]) => {
  const isOver = (id: string, since: number) =>
    of(own, 'PaymentRefused', 'ReversalConfirmed').some(
      ({ data, index }) => data.paymentId === id && index > since,
    );
  return Object.fromEntries(
    of(own, 'PaymentRequested')
      .filter(({ data, index }) => !isOver(data.paymentId, index))
      .map(({ data, index, effectiveDate: on }) => {
        const { paymentId, kind, acceptanceIds, cash, advanceCleared } = data;
        return [paymentId, { kind, acceptanceIds, on, index, amount: `${sumOf([cash, advanceCleared])}` }];
      }),
  );
};

export const purchaseMatches = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    streamsOf(events, 'purchase').map(([purchaseId, own]) => {
      const { buyerUnit, requisitions } = own[0]!.data;
      const end = of(own, 'TerminationStarted', 'PurchaseCompleted', 'PurchaseCancelled')[0]?.index;
      const released = of(own, 'FundingReleased').filter(({ index }) => index < (end ?? Infinity));
      const amounts = (of: readonly Event[]) => sumOf(of.map(({ data }) => data.amount));
      const signed = last(of(own, 'ContractSigned'))?.data;
      const stands = last(of(own, 'ContractSigned', 'ContractAmended'));
      const doc = {
        purchaseId,
        buyerUnit,
        ended: end !== undefined,
        units: [...new Set([buyerUnit, ...requisitions.map(({ unitId }: { unitId: string }) => unitId)])],
        supplier: signed?.supplier,
        contractNumber: signed?.contractNumber,
        contract: stands && {
          total: stands.data.total,
          on: stands.effectiveDate,
          index: stands.index,
        },
        committed: `${amounts(of(own, 'FundingCommitted')) - amounts(released)}`,
        accepted: acceptedIn(own),
        payments: paymentsIn(own),
      };
      return [purchaseId, doc];
    }),
  );
