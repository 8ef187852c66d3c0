import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { contentHashDomain } from './content-hash.js';
import type { Envelope } from './envelope.js';
import type { NewEvent } from './event-store.js';

const unhashed = new Set(['salt', 'contentHash']);

/**
 * The bytes of an event and its content hash in one pass: every member is made canonical once and used for both.
 * Equal, to the byte, to `canonicalJson` of the envelope with `contentHashOf` in it; a property holds it there.
 */
export const sealed = (draft: Omit<Envelope, 'contentHash'>): { envelope: Envelope; event: NewEvent } => {
  const members = Object.keys(draft)
    .filter(name => draft[name as keyof typeof draft] !== undefined)
    .sort()
    .map(name => [name, `"${name}":${canonicalJson(draft[name as keyof typeof draft])}`] as const);
  const content = members.filter(([name]) => !unhashed.has(name)).map(([, text]) => text);
  const contentHash = createHash('sha256')
    .update(contentHashDomain)
    .update(draft.salt, 'hex')
    .update(`{${content.join(',')}}`)
    .digest('hex');
  const envelope: Envelope = { ...draft, contentHash };
  const { id, type, commandId, recordedAt } = draft;
  return { envelope, event: { id, type, commandId, recordedAt, body: bodyOf(members, contentHash) } };
};

const bodyOf = (members: readonly (readonly [string, string])[], contentHash: string): string => {
  const at = members.findIndex(([name]) => name > 'contentHash');
  const texts = members.map(([, text]) => text);
  texts.splice(at, 0, `"contentHash":"${contentHash}"`);
  return `{${texts.join(',')}}`;
};
