import { hash } from 'node:crypto';
import { contentHashDomain } from './content-hash.js';
import type { Envelope } from './envelope.js';

const domainLength = contentHashDomain.length;
const saltBytes = 32;
const textAt = domainLength + saltBytes;

/** Hashing is synchronous: one scratch buffer serves all, and grows with the largest body. */
let scratch = Buffer.alloc(0);

const scratchFor = (bytes: number): Buffer => {
  if (scratch.length < bytes) {
    scratch = Buffer.alloc(Math.max(bytes, 8_192) * 2);
    scratch.write(contentHashDomain);
  }
  return scratch;
};

const without = (text: string, member: string): string => {
  const at = text.indexOf(member);
  return at < 0 ? text : text.slice(0, at) + text.slice(at + member.length);
};

/** What of an event's bytes is hashed: its canonical JSON without `salt` and `contentHash`, cut out by their values. */
export const hashedTextOf = (
  body: string,
  { contentHash, salt }: Pick<Envelope, 'contentHash' | 'salt'>,
): string => without(without(body, `"contentHash":"${contentHash}",`), `"salt":"${salt}",`);

/** An event's envelope as its stored bytes say it, and the content hash that these bytes really have. */
export interface StoredContent {
  readonly envelope: Envelope;
  /** Equal to `envelope.contentHash` unless somebody changed the bytes. */
  readonly contentHash: string;
}

/**
 * Hashes what stands in the store, to the byte, without making canonical JSON again: `salt` and `contentHash` are cut
 * out of the text by their exact values. Whatever else differs from what was recorded, be it white space, gives
 * another hash.
 * @param envelope the parsed body, where it is at hand already
 * @throws SyntaxError for a body that is no JSON
 */
export const storedContentOf = (body: string, envelope = JSON.parse(body) as Envelope): StoredContent => {
  const text = hashedTextOf(body, envelope);
  const buffer = scratchFor(textAt + 3 * text.length);
  const salted = buffer.write(`${envelope.salt}`, domainLength, saltBytes, 'hex');
  const end = textAt + buffer.write(text, textAt);
  const contentHash = salted === saltBytes ? hash('sha256', buffer.subarray(0, end), 'hex') : '';
  return { envelope, contentHash };
};

/** Where the members begin that are not hashed: the bytes before the quotes of their names. */
export interface UnhashedPlaces {
  readonly contentHashAt: number;
  /** Behind the other. */
  readonly saltAt: number;
}

const lengthOf = (name: string): number => `"${name}":"",`.length + 2 * saltBytes;
const contentHashLength = lengthOf('contentHash');
const saltLength = lengthOf('salt');

/**
 * The content hash of an envelope's canonical bytes, the two members that are not hashed cut out by their places.
 * @param salt 64 lowercase hex digits
 */
export const contentHashOfBytes = (
  bytes: Buffer,
  { contentHashAt, saltAt }: UnhashedPlaces,
  salt: string,
): string => {
  const buffer = scratchFor(textAt + bytes.length);
  buffer.write(salt, domainLength, saltBytes, 'hex');
  // `copy` takes a quarter of the time of `set`.
  let end = textAt + bytes.copy(buffer, textAt, 0, contentHashAt);
  end += bytes.copy(buffer, end, contentHashAt + contentHashLength, saltAt);
  end += bytes.copy(buffer, end, saltAt + saltLength);
  return hash('sha256', buffer.subarray(0, end), 'hex');
};
