import { canonicalJson } from '#kernel';
import type { Envelope } from './envelope.js';
import type { StoredEvent } from './event-store.js';

/** The form of a leaf. It is part of every leaf, so that a later form can never be taken for this one. */
export const leafVersion = 1;

/** What a leaf says of an event: its place, and the hash that commits to its content. */
export interface Leaf {
  readonly v: typeof leafVersion;
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  /** Index of the previous event of the same stream, or -1. */
  readonly prev: number;
  /** 64 lowercase hex digits. */
  readonly contentHash: string;
}

/** Where an event stands in the log. */
export type LeafPlace = Omit<StoredEvent, 'body'>;
/** What a leaf says of what is in an event. */
export type LeafContent = Pick<Envelope, 'id' | 'contentHash'>;

const contentOf = ({ body }: StoredEvent): LeafContent => JSON.parse(body) as LeafContent;

const leafAt = (place: LeafPlace, { id, contentHash }: LeafContent): Leaf => {
  const { index, stream, revision, type, recordedAt, prev } = place;
  return { v: leafVersion, index, stream, revision, id, type, recordedAt, prev, contentHash };
};

/** @param content of the event's parsed body, where it is at hand already */
export const leafOf = (event: StoredEvent, content = contentOf(event)): Leaf => leafAt(event, content);

/** A leaf in whose texts nothing must be escaped; nor can one of them end before its quote. */
const text = '"[ !#-[\\]-~]*"';
const plainLeaf = new RegExp(
  `^\\{"contentHash":${text},"id":${text},"index":\\d+,"prev":-?\\d+,"recordedAt":${text},` +
    `"revision":\\d+,"stream":${text},"type":${text},"v":\\d+\\}$`,
  'u',
);

/**
 * Canonical JSON of a leaf: its members are written in their order instead of sorted for every event.
 * @param content of an event of whose texts the caller knows that nothing in them must be escaped
 */
export const plainLeafText = (place: LeafPlace, { id, contentHash }: LeafContent): string => {
  const { index, prev, recordedAt, revision, stream, type } = place;
  return (
    `{"contentHash":"${contentHash}","id":"${id}","index":${index},"prev":${prev},"recordedAt":"${recordedAt}",` +
    `"revision":${revision},"stream":"${stream}","type":"${type}","v":${leafVersion}}`
  );
};

const leafText = (place: LeafPlace, content: LeafContent): string => {
  const quick = plainLeafText(place, content);
  // A file that was changed by hand may hold no text where one must be.
  const texts = [content.contentHash, content.id, place.recordedAt, place.stream, place.type];
  return plainLeaf.test(quick) && texts.every(isText) ? quick : anyLeafText(leafAt(place, content));
};

const isText = (value: unknown): boolean => typeof value === 'string';

const anyLeafText = ({ v, index, stream, revision, id, type, recordedAt, prev, contentHash }: Leaf): string =>
  `{"contentHash":${canonicalJson(contentHash)},"id":${canonicalJson(id)},"index":${index},"prev":${prev},` +
  `"recordedAt":${canonicalJson(recordedAt)},"revision":${revision},"stream":${canonicalJson(stream)},` +
  `"type":${canonicalJson(type)},"v":${v}}`;

/** The entry of the Merkle log for an event: RFC 8785 canonical JSON of its leaf, UTF-8, never an event's content. */
export const leafBytesAt = (place: LeafPlace, content: LeafContent): Buffer =>
  Buffer.from(leafText(place, content));

/** @param content of the event's parsed body, where it is at hand already */
export const leafBytes = (event: StoredEvent, content = contentOf(event)): Buffer =>
  leafBytesAt(event, content);
