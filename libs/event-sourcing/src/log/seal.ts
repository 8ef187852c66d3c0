import { createHash } from 'node:crypto';
import { canonicalMembers, sortNames } from '#kernel';
import { contentHashDomain } from './content-hash.js';
import type { Envelope } from './envelope.js';
import type { NewEvent } from './event-store.js';

/**
 * The bytes of an event and its content hash in one pass: every member is made canonical once and used for both.
 * Equal, to the byte, to `canonicalJson` of the envelope with `contentHashOf` in it; a property holds it there.
 */
export const sealed = (draft: Omit<Envelope, 'contentHash'>): { envelope: Envelope; event: NewEvent } => {
  const [first, middle, last] = partsOf(draft);
  const { id, type, commandId, recordedAt, salt } = draft;
  const contentHash = createHash('sha256')
    .update(contentHashDomain)
    .update(salt, 'hex')
    .update(objectOf(first, middle, last))
    .digest('hex');
  const body = objectOf(first, `"contentHash":"${contentHash}"`, middle, `"salt":"${salt}"`, last);
  return { envelope: { ...draft, contentHash }, event: { id, type, commandId, recordedAt, body } };
};

/** The members before `contentHash`, those between it and `salt`, and those after. */
const partsOf = (draft: Omit<Envelope, 'contentHash'>): readonly [string, string, string] => {
  const names = sortNames(Object.keys(draft));
  const hash = names.findIndex(name => name > 'contentHash');
  const salt = names.indexOf('salt');
  const part = (from: number, to?: number): string => canonicalMembers(draft, names.slice(from, to));
  return [part(0, hash), part(hash, salt), part(salt + 1)];
};

const objectOf = (...parts: readonly string[]): string => `{${parts.filter(part => part !== '').join(',')}}`;
