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

/** What an event says of how a purchase's contract, commitments, acceptances and payments fit together. */
const matchFact = ({ type, data, index }: Event, own: readonly Event[]): object | undefined => {
  const { acceptanceId, paymentId, total, amount, acceptanceIds } = data;
  const ends = of(own, 'TerminationStarted', 'PurchaseCompleted', 'PurchaseCancelled');
  const isRefused = of(own, 'PaymentRefused').some(
    refused => refused.data.paymentId === paymentId && refused.index > index,
  );
  if (type === 'ContractSigned' || type === 'ContractAmended') return { kind: 'contract', total };
  if (type === 'FundingCommitted') return { kind: 'committed', amount };
  if (type === 'FundingReleased')
    return ends.some(end => end.index < index) ? undefined : { kind: 'committed', amount: `-${amount}` };
  if (type === 'GoodsAccepted') return { kind: 'accepted', id: acceptanceId, amount: total };
  if (type === 'ReversalConfirmed') return { kind: 'undone', id: paymentId };
  if (ends.some(end => end.index === index)) return { kind: 'ended' };
  if (type !== 'PaymentRequested' || isRefused) return undefined;
  const paid = `${sumOf([data.cash, data.advanceCleared])}`;
  return { kind: 'paid', id: paymentId, of: data.kind, acceptanceIds, amount: paid };
};

export const purchaseMatches = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    streamsOf(events, 'purchase').map(([purchaseId, own]) => {
      const { buyerUnit, requisitions } = own[0]!.data;
      const signed = last(of(own, 'ContractSigned'))?.data;
      const doc = {
        purchaseId,
        buyerUnit,
        units: [...new Set([buyerUnit, ...requisitions.map(({ unitId }: { unitId: string }) => unitId)])],
        supplier: signed?.supplier,
        contractNumber: signed?.contractNumber,
        facts: own.flatMap(event => {
          const fact = matchFact(event, own);
          return fact ? [{ on: event.effectiveDate, index: event.index, ...fact }] : [];
        }),
      };
      return [purchaseId, doc];
    }),
  );
