import { bytesFromHex } from '../encoding/hex.js';
import { proofHashesMax } from '../encoding/hash-lines.js';
import { strictText } from '../encoding/utf8.js';
import { Malformed, quoted } from '../malformed.js';
import { hashSize } from '../merkle/hash.js';
import { isSize } from '../merkle/size.js';

/** A JSON value and where it stands in its document: what is wrong is always said with its place. */
export interface Read {
  readonly value: unknown;
  readonly at: string;
}

const bad = ({ at }: Read, reason: string): Malformed => new Malformed('json-proof', reason, { member: at });

/** A document as its text, its bytes, or already parsed. @throws Malformed */
export const documentOf = (input: unknown): Read => {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) return { value: input, at: '$' };
  const text = strictText(input);
  if (text === undefined) throw new Malformed('json-proof', 'it is not well-formed UTF-8');
  try {
    return { value: JSON.parse(text), at: '$' };
  } catch (error) {
    throw new Malformed('json-proof', `it is not JSON: ${(error as Error).message}`);
  }
};

/** A member that may be absent; one that an object only inherits is absent. */
export const optional = (read: Read, name: string): Read | undefined => {
  const { value, at } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad(read, 'it is not an object');
  if (!Object.hasOwn(value, name)) return undefined;
  return { value: (value as Record<string, unknown>)[name], at: at === '$' ? name : `${at}.${name}` };
};

export const member = (read: Read, name: string): Read => {
  const found = optional(read, name);
  if (!found) throw bad(read, `it has no member ${name}`);
  return found;
};

export const itemsOf = (read: Read): readonly Read[] => {
  if (!Array.isArray(read.value)) throw bad(read, 'it is not an array');
  return read.value.map((value: unknown, n) => ({ value, at: `${read.at}[${n}]` }));
};

export const textOf = (read: Read): string => {
  if (typeof read.value !== 'string' || !read.value.isWellFormed()) throw bad(read, 'it is not a text');
  return read.value;
};

export const sizeOf = (read: Read): number => {
  if (typeof read.value !== 'number' || !isSize(read.value))
    throw bad(read, 'it is not an integer from 0 to 2^53 - 1');
  return read.value;
};

export const hexOf = (read: Read, length = hashSize): Buffer => {
  const bytes = bytesFromHex(textOf(read), length);
  if (!bytes) throw bad(read, `it is not lowercase hex of ${length} bytes`);
  return bytes;
};

export const hashesOf = (read: Read): readonly Buffer[] => {
  const items = itemsOf(read);
  if (items.length > proofHashesMax) throw bad(read, `a proof has at most ${proofHashesMax} hashes`);
  return items.map(item => hexOf(item));
};

/** The format's own name, so that no proof is ever read as one of another kind. */
export const mustBeFormat = (read: Read, format: string): void => {
  const named = member(read, 'format');
  if (named.value !== format) throw bad(named, `it is not ${quoted(format)}`);
};
