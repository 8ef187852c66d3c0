import type { Posting } from '#kernel';
import { type Data, type Docs, type Event, inOrderOfDays, last, of, streamsOf } from './naive-parts.js';
import type { NaiveEntry } from './naive-entries.js';

/** Things and who answered for them, worked out the long way. */
const frees = (event: Event, transferId: string): boolean =>
  event.type === 'AssetTakenOver' ||
  (event.type === 'AssetReportedLost' && event.data.transferId !== undefined) ||
  (event.type === 'AssetEarmarkFreed' && event.data.transferId === transferId);

const statusOf: Record<string, string> = {
  AssetEnteredService: 'inService',
  AssetReportedLost: 'lost',
  AssetWrittenOff: 'writtenOff',
  AssetRemovedFromEstablishment: 'removedFromEstablishment',
  AssetDisposed: 'disposed',
};

/** A lost thing that somebody signs for after all is again what it was. */
const states = (own: readonly Event[]) => {
  const steps: { from: string; value: string }[] = [];
  for (const { type, data, effectiveDate: from } of own) {
    if (type === 'AssetRegistered')
      steps.push({ from, value: data.inServiceFrom ? 'inService' : 'registered' });
    else if (statusOf[type]) steps.push({ from, value: statusOf[type] });
    else if (type === 'AssetTakenOver' && last(steps)!.value === 'lost')
      steps.push({ from, value: last(steps.filter(({ value }) => value !== 'lost'))!.value });
  }
  return steps;
};

/** Every time a thing left, and was there again or lost. */
const waysOf = (events: readonly Event[], own: readonly Event[], assetId: string) => {
  const sent = of(events, 'TransferDispatched').filter(({ data }) =>
    data.items.some((item: Data) => item.assetId === assetId),
  );
  const steps = sent.flatMap(({ index, effectiveDate, data: { transferId, carrier, to } }) => {
    const end = own.find(event => event.index > index && frees(event, transferId));
    return [
      { from: effectiveDate, value: { carrier, to } },
      ...(end ? [{ from: end.effectiveDate, value: null }] : []),
    ];
  });
  return inOrderOfDays(steps);
};

export const assets = (events: readonly Event[]): Docs =>
  Object.fromEntries(
    streamsOf(events, 'asset').map(([assetId, own]) => {
      const { postings: _, accountable: __, location: ___, value: ____, ...content } = own[0]!.data;
      const dated = (types: readonly string[], value: (data: Data) => unknown) =>
        inOrderOfDays(
          of(own, ...types).map(({ effectiveDate: from, data }) => ({ from, value: value(data) })),
        );
      const held = last(of(own, 'AssetEarmarked'));
      const isFree =
        !held || own.some(event => event.index > held.index && frees(event, held.data.transferId));
      const served = last(of(own, 'AssetEnteredService'))?.data.inServiceFrom;
      const doc = {
        ...content,
        ...(served ? { inServiceFrom: served } : {}),
        held: dated(
          ['AssetRegistered', 'AssetAssigned', 'AssetTakenOver'],
          data => data.accountable ?? data.to,
        ),
        places: dated(['AssetRegistered', 'AssetRelocated', 'AssetTakenOver'], data =>
          typeof data.to === 'string' ? data.to : data.location,
        ),
        states: states(own),
        transferId: isFree ? undefined : held.data.transferId,
        ways: waysOf(events, own, assetId),
        registeredOn: own[0]!.effectiveDate,
        externalRef: own[0]!.externalRef,
        revision: last(own)!.revision,
      };
      return [assetId, doc];
    }),
  );

export const assetHistory = (events: readonly Event[]): Docs => {
  const docs: Docs = {};
  for (const event of [...streamsOf(events, 'asset'), ...streamsOf(events, 'transfer')].flatMap(
    ([, own]) => own,
  )) {
    const { postings: _, assets: named, items, ...rest } = event.data;
    const ids: string[] = event.data.assetId
      ? [event.data.assetId]
      : (named ?? (items ?? []).map((i: Data) => i.assetId));
    const { index, id: eventId, type, stream, effectiveDate, recordedAt, issuedBy, document, reason } = event;
    const { personId: person, onBehalfOf, unitId, duty } = event.originator ?? event.actor;
    for (const assetId of ids)
      docs[`${assetId}.${String(index).padStart(12, '0')}`] = {
        assetId,
        index,
        eventId,
        type,
        stream,
        effectiveDate,
        recordedAt,
        person,
        onBehalfOf,
        unitId,
        duty,
        issuedBy,
        document,
        reason,
        data: { ...rest, item: (items ?? []).find((item: Data) => item.assetId === assetId) },
      };
  }
  return docs;
};

/** How many things of each item a unit has, and what they cost. */
export const holdings = (events: readonly Event[]): readonly NaiveEntry[] =>
  events.flatMap(({ index, effectiveDate: effective, data }) =>
    ((data.postings ?? []) as readonly Posting[])
      .filter(({ account, commodity }) => commodity.startsWith('asset:') && account.startsWith('custody/'))
      .flatMap(({ account, amount }) => {
        const entry = { index, account, member: data.assetId as string, effective };
        const worth = BigInt(amount) * BigInt(data.value);
        return [
          { ...entry, commodity: `count:${data.itemCode}`, amount: BigInt(amount) },
          { ...entry, commodity: `value:${data.itemCode}`, amount: worth },
        ];
      }),
  );
