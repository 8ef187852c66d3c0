import type { DocumentRef } from '#kernel';
import type { Claim } from './claim.js';

/**
 * A document may be cited by many commands, but it is one document: the same issuer, kind, number and date always with
 * the same content. Its hash is the owner of the claim, so the first command to cite it fixes it for ever.
 */
export const documentClaim = ({ issuer, kind, number, date, sha256 }: DocumentRef): Claim => ({
  kind: 'document',
  parts: [issuer, kind, number, date],
  owner: sha256,
  refusal: 'document.content-differs',
});
