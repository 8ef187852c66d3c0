import type { Incoming } from '../received.js';
import { ProtoReader } from './proto-reader.js';

/** What a subscription to `$all` brings. */
export type ReadAnswer =
  | { readonly kind: 'event'; readonly event: Incoming }
  | { readonly kind: 'caught-up' }
  /** The server is looking, and found nothing of ours so far; or something that is no matter here. */
  | { readonly kind: 'sign' };

const sign: ReadAnswer = { kind: 'sign' };
const caughtUp: ReadAnswer = { kind: 'caught-up' };

/** One `ReadResp`. @throws RangeError when it is none */
export const readAnswer = (bytes: Buffer): ReadAnswer => {
  const reader = new ProtoReader(bytes);
  switch (reader.next()) {
    case 1:
      return readEvent(reader.message());
    case 8:
      return caughtUp;
    default:
      return sign;
  }
};

const readEvent = (reader: ProtoReader): ReadAnswer => {
  for (let number = reader.next(); number !== 0; number = reader.next()) {
    if (number === 1) return { kind: 'event', event: recorded(reader.message()) };
    reader.skip();
  }
  return sign;
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const recorded = (reader: ProtoReader): Incoming => {
  const event = { streamId: '', id: '', revision: 0n, type: '', data: undefined } as Writable<Incoming>;
  let commit = 0n;
  let prepare = 0n;
  let isJson = false;
  let data = '';
  for (let number = reader.next(); number !== 0; number = reader.next()) {
    if (number === 1) event.id = inner(reader.message(), 2);
    else if (number === 2) event.streamId = inner(reader.message(), 3);
    else if (number === 3) event.revision = reader.big();
    else if (number === 4) prepare = reader.big();
    else if (number === 5) commit = reader.big();
    else if (number === 6) isJson = named(reader.message(), event) || isJson;
    else if (number === 7) event.metadata = parsed(reader.text());
    else if (number === 8) data = reader.text();
    else reader.skip();
  }
  event.position = { commit, prepare };
  if (isJson) event.data = parsed(data);
  return event;
};

/** The text in one field of a message of one field. */
const inner = (reader: ProtoReader, wanted: number): string => {
  for (let number = reader.next(); number !== 0; number = reader.next()) {
    if (number === wanted) return reader.text();
    reader.skip();
  }
  return '';
};

/** An entry of what the server says of an event. @returns whether it says that the event is JSON */
const named = (reader: ProtoReader, event: Writable<Incoming>): boolean => {
  let key = '';
  let value = '';
  for (let number = reader.next(); number !== 0; number = reader.next()) {
    if (number === 1) key = reader.text();
    else if (number === 2) value = reader.text();
    else reader.skip();
  }
  if (key === 'type') event.type = value;
  return key === 'content-type' && value === 'application/json';
};

/** What is no JSON is the text itself, as the client hands it over. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
