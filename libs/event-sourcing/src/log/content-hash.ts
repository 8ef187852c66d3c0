import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import type { Envelope } from './envelope.js';

export const contentHashDomain = 'socai/content/v1\n';

/**
 * SHA-256(`socai/content/v1\n` ‖ salt ‖ JCS(envelope without `salt` and `contentHash`)) as lowercase hex. The salt is
 * hashed as its 32 bytes, not as its hex text. Binds content to place: stream and revision are in it.
 */
export const contentHashOf = (envelope: Omit<Envelope, 'contentHash'>): string => {
  const { salt, contentHash: _, ...content } = envelope as Envelope;
  return createHash('sha256')
    .update(contentHashDomain)
    .update(salt, 'hex')
    .update(canonicalJson(content))
    .digest('hex');
};
