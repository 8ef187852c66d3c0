import { hash } from 'node:crypto';
import { contentHashDomain } from './content-hash.js';
import type { Envelope } from './envelope.js';

const saltAt = contentHashDomain.length;
const saltBytes = 32;
const textAt = saltAt + saltBytes;

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
  const salted = buffer.write(`${envelope.salt}`, saltAt, saltBytes, 'hex');
  const end = textAt + buffer.write(text, textAt);
  const contentHash = salted === saltBytes ? hash('sha256', buffer.subarray(0, end), 'hex') : '';
  return { envelope, contentHash };
};

const contentHashName = '"contentHash":"';
const saltName = '"salt":"';
const cutOf = (name: string): number => name.length + 2 * saltBytes + '",'.length;

/**
 * The content hash of an envelope's canonical bytes in which no text has an escape: then a quoted name before a colon
 * is a member, no member before `data` is named `contentHash` but the envelope's own, and none behind its `salt` is
 * named so.
 * @param text the bytes, each as one character (Latin-1)
 * @param salt 64 lowercase hex digits
 */
export const contentHashOfBytes = (bytes: Buffer, text: string, salt: string): string => {
  const hashAt = text.indexOf(contentHashName);
  const ownSaltAt = text.lastIndexOf(saltName);
  const buffer = scratchFor(textAt + bytes.length);
  buffer.write(salt, saltAt, saltBytes, 'hex');
  // `copy` takes a quarter of the time of `set`.
  let end = textAt + bytes.copy(buffer, textAt, 0, hashAt);
  end += bytes.copy(buffer, end, hashAt + cutOf(contentHashName), ownSaltAt);
  end += bytes.copy(buffer, end, ownSaltAt + cutOf(saltName));
  return hash('sha256', buffer.subarray(0, end), 'hex');
};
