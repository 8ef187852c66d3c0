import type { EventType, LedgerEvent } from '#event-sourcing';
import { transferEvents } from '#transfers/events';
import { type Doc, type Handler, register, whenOwn } from '#views';
import { assetEvents } from '../events/index.js';

/** One step in the life of a thing, in its own stream or in a transfer's: what, when, by whom, on what paper. */
export type AssetStepDoc = {
  readonly assetId: string;
  readonly index: number;
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly effectiveDate: string;
  readonly recordedAt: string;
  readonly person: string;
  readonly onBehalfOf?: string;
  readonly unitId: string;
  readonly duty: string;
  readonly issuedBy?: string;
  readonly document: LedgerEvent['document'];
  readonly reason?: string;
  /** What the event says, but for its postings and what it says of other things. */
  readonly data: Doc;
};

interface About {
  readonly assetId?: string;
  readonly assets?: readonly string[];
  readonly items?: readonly { readonly assetId: string }[];
  readonly postings?: unknown;
}

/** The things an event is about. */
const thingsOf = ({ assetId, assets, items }: About): readonly string[] =>
  assetId === undefined ? (assets ?? items?.map(item => item.assetId) ?? []) : [assetId];

/** Steps of one thing stand together, in the order of the log. */
const keyOf = (assetId: string, index: number): string => `${assetId}.${String(index).padStart(12, '0')}`;

const partOf = (data: About, assetId: string): Doc => {
  const { postings: _, assets: __, items, ...rest } = data;
  const item = items?.find(one => one.assetId === assetId);
  return { ...rest, ...(item === undefined ? {} : { item }) };
};

const stepOf = (event: LedgerEvent, assetId: string): AssetStepDoc => {
  const { index, id: eventId, type, stream, effectiveDate, recordedAt, issuedBy, document, reason } = event;
  const { personId: person, onBehalfOf, unitId, duty } = event.originator ?? event.actor;
  return {
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
    data: partOf(event.data as About, assetId),
  };
};

const step = (type: EventType<any, any>): Handler<AssetStepDoc> =>
  whenOwn(
    type,
    event => thingsOf(event.data as About).map(assetId => keyOf(assetId, event.index)),
    (event, key) => stepOf(event, key.slice(0, key.indexOf('.'))),
  );

/** Everything that ever happened to each thing. */
export const assetHistoryView = register<AssetStepDoc>('asset-history', 1, {
  on: [...assetEvents, ...transferEvents].map(step),
  buckets: { asset: doc => doc.assetId },
});
