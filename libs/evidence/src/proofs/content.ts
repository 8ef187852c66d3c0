import { createHash } from 'node:crypto';
import { Malformed } from '../malformed.js';
import { checking, differs, failed, passed, type Verdict } from '../verdict.js';
import { canonicalText } from './canonical.js';
import type { ProvenLeaf } from './leaf.js';
import { documentOf, hexOf, member, type Read, textOf } from './reading.js';

/**
 * An event's content, laid open: the exact canonical JSON of its envelope without `salt` and `contentHash`, and the
 * salt. A verifier hashes the text as it stands and never has to make canonical JSON itself.
 */
export interface ShownContent {
  /** 64 lowercase hex digits. */
  readonly salt: string;
  readonly text: string;
}

/** A verified content, parsed. */
export type Envelope = Readonly<Record<string, unknown>>;

export const readContent = (read: Read): ShownContent => ({
  salt: hexOf(member(read, 'salt')).toString('hex'),
  text: textOf(member(read, 'text')),
});

const domain = 'socai/content/v1\n';
const bound = ['id', 'recordedAt', 'revision', 'stream', 'type'] as const;

/** SHA-256(`socai/content/v1\n` ‖ salt ‖ text), as lowercase hex: docs/guides/proofs.md, "A shown event". */
export const shownContentHash = ({ salt, text }: ShownContent): string =>
  createHash('sha256').update(domain).update(salt, 'hex').update(text).digest('hex');

const envelopeIn = (text: string): Read => {
  const envelope = documentOf(text);
  if (canonicalText(envelope.value) !== text) throw new Malformed('content', 'it is not canonical JSON');
  return envelope;
};

/** Whether a content is what the leaf commits to, and speaks of the same event. Never throws. */
export const verifyContent = (leaf: ProvenLeaf, content: ShownContent): Verdict<Envelope> =>
  checking(() => {
    const hash = shownContentHash(content);
    if (hash !== leaf.contentHash)
      return differs(
        'content.hash-differs',
        'the content is not what the leaf commits to',
        leaf.contentHash,
        hash,
      );
    const envelope = envelopeIn(content.text);
    for (const name of bound) {
      const { value } = member(envelope, name);
      if (value !== leaf[name])
        return failed('content.leaf-differs', `content and leaf have another ${name}`, {
          place: { member: name },
        });
    }
    return passed(envelope.value as Envelope);
  });
