import { type Data, type Docs, type Event, last, of, streamsOf } from './naive-parts.js';

/** Transfers, worked out the long way: each thing from every step that names it, the whole from its last turn. */
const actOf = (event: Event | undefined) =>
  event && {
    on: event.effectiveDate,
    at: event.recordedAt,
    document: event.document,
    index: event.index,
    by: (event.originator ?? event.actor).personId,
    onBehalfOf: (event.originator ?? event.actor).onBehalfOf,
  };

const byResolution: Data = {
  receivedLater: 'onTheWay',
  acceptedAsIs: 'onTheWay',
  returned: 'returning',
  lost: 'leaving',
};
const byRelease: Data = {
  returned: 'returned',
  lost: 'lost',
  cancelled: 'requested',
  decisionRefused: 'requested',
};

const plainly: Data = {
  TransferRequested: 'requested',
  TransferDecisionStarted: 'asked',
  TransferDecisionRefused: 'requested',
  TransferDispatched: 'onTheWay',
  TransferReceived: 'signed',
  TransferItemHandedOver: 'received',
  TransferItemsRefused: 'refused',
  TransferDiscrepancyReported: 'disputed',
  TransferReturnConfirmed: 'leaving',
};

const isAbout = ({ type, data }: Event, assetId: string): boolean =>
  type === 'TransferDecisionRefused' ||
  data.assetId === assetId ||
  (data.assets ?? []).includes(assetId) ||
  (data.items ?? []).some((item: Data) => item.assetId === assetId);

/** What a step brings a thing to; undefined where it says nothing of how far the thing is. */
const stateBy = ({ type, data }: Event, assetId: string, own: readonly Event[]): string | undefined => {
  if (type === 'TransferEarmarkAnswered') return data.cause === undefined ? 'earmarked' : 'unavailable';
  if (type === 'TransferDiscrepancyResolved')
    return byResolution[data.items.find((item: Data) => item.assetId === assetId).resolution];
  if (type === 'TransferItemReleased')
    return byRelease[
      of(own, 'TransferReleaseStarted').find(e => e.data.releaseId === data.releaseId)!.data.cause
    ];
  return plainly[type];
};

const itemOf = (own: readonly Event[], assetId: string) => {
  const steps = own.filter(event => isAbout(event, assetId) && stateBy(event, assetId, own) !== undefined);
  const resolved = last(of(steps, 'TransferDiscrepancyResolved'));
  const answered = last(of(steps, 'TransferDecisionStarted', 'TransferEarmarkAnswered'));
  return {
    assetId,
    state: stateBy(last(steps)!, assetId, own),
    since: last(steps)!.effectiveDate,
    resolution: resolved?.data.items.find((item: Data) => item.assetId === assetId).resolution,
    cause: answered?.type === 'TransferEarmarkAnswered' ? answered.data.cause : undefined,
  };
};

const itemsOf = (own: readonly Event[]) =>
  own[0]!.data.assets.map((id: string) => itemOf(own, id)) as readonly Data[];

const turns: Data = {
  TransferRequested: 'requested',
  TransferDecisionStarted: 'deciding',
  TransferDecided: 'decided',
  TransferDecisionRefused: 'requested',
  TransferRejected: 'rejected',
  TransferCancelled: 'cancelled',
  TransferDispatched: 'inTransit',
};
const onTheWay = ['TransferReceived', 'TransferItemsRefused', 'TransferDiscrepancyReported'];
const settling = ['TransferDiscrepancyResolved', 'TransferReturnConfirmed', 'TransferCompleted'];

const statusOf = (own: readonly Event[]): string => {
  const turn = last(of(own, ...Object.keys(turns), ...onTheWay, ...settling))!;
  if (turn.type === 'TransferCompleted') return turn.data.outcome;
  if (turns[turn.type]) return turns[turn.type];
  const then = itemsOf(own.filter(({ index }) => index <= turn.index));
  return then.some(({ state }) => ['refused', 'disputed', 'returning'].includes(state))
    ? 'disputed'
    : 'inTransit';
};

const waitingFor = (
  own: readonly Event[],
  type: string,
  name: string,
  id: string,
  assets: readonly string[],
) =>
  assets.filter(assetId => !of(own, type).some(({ data }) => data[name] === id && data.assetId === assetId));

/** What is over because all its things have arrived, or come back, is so from the latest of their days on. */
const endOf = (own: readonly Event[]) => {
  const end = last(of(own, 'TransferRejected', 'TransferCancelled', 'TransferCompleted'));
  const days = end?.type === 'TransferCompleted' ? itemsOf(own).map(({ since }) => since as string) : [];
  return end && { ...actOf(end), on: [end.effectiveDate, ...days].sort().at(-1) };
};

const storyOf = (own: readonly Event[]) => {
  const decision = last(of(own, 'TransferDecisionStarted', 'TransferDecisionRefused', 'TransferRejected'));
  const standing = last(of(own, 'TransferDecisionStarted', 'TransferDecisionRefused'));
  const first = own[0]!;
  const sent = last(of(own, 'TransferDispatched'));
  const { reason, receiverConsentDoc, dueBack, decideBy } = first.data;
  const isRefused = decision?.type === 'TransferDecisionRefused';
  return {
    reason,
    receiverConsentDoc,
    dueBack,
    decideBy,
    requested: actOf(first),
    externalRef: first.externalRef,
    decided:
      !decision || isRefused ? undefined : { ...actOf(decision), decisionBody: decision.data.decisionBody },
    deadlines: standing?.data.deadlines,
    notFree: standing?.data.refusals,
    dispatched: sent && {
      ...actOf(sent),
      carrier: sent.data.carrier,
      from: sent.data.from,
      to: sent.data.to,
      things: sent.data.items,
    },
    records: of(own, 'TransferReceived').map(event => {
      const { receiptId, recordNumber, receivingOfficer, location, items } = event.data;
      return { ...actOf(event), receiptId, recordNumber, receivingOfficer, location, items };
    }),
    ended: endOf(own),
  };
};

export const transfers = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    streamsOf(events, 'transfer').map(([transferId, own]) => {
      const { kind, fromUnit, toUnit, contentDigest } = own[0]!.data;
      const receipts = of(own, 'TransferReceived').map(({ data: { receiptId, recordNumber, items } }) => {
        const ids = items.map((item: Data) => item.assetId);
        return [
          receiptId,
          { recordNumber, waiting: waitingFor(own, 'TransferItemHandedOver', 'receiptId', receiptId, ids) },
        ];
      });
      const releases = of(own, 'TransferReleaseStarted').map(({ data: { releaseId, cause, assets } }) => [
        releaseId,
        { cause, waiting: waitingFor(own, 'TransferItemReleased', 'releaseId', releaseId, assets) },
      ]);
      const doc = {
        ...storyOf(own),
        status: statusOf(own),
        transferId,
        kind,
        fromUnit,
        toUnit,
        contentDigest,
        items: itemsOf(own),
        receipts: Object.fromEntries(receipts),
        releases: Object.fromEntries(releases),
        revision: last(own)!.revision,
      };
      return [transferId, doc];
    }),
  );
