import type { DocumentRef } from '#kernel';
import { register, when } from '#views';
import { type CommitmentOwner, fundsCommitted, lineKeyOf } from '../events/index.js';

/** Who holds money of a line, since when, on what paper. How much is left is in the money tally, by commitment. */
export type CommitmentDoc = {
  readonly commitmentId: string;
  readonly lineId: string;
  readonly owner: CommitmentOwner;
  readonly amount: string;
  readonly since: string;
  readonly by: string;
  readonly document: DocumentRef;
  readonly subItem?: string;
  readonly payeeTaxCode?: string;
  readonly externalRef?: string;
};

/** A commitment is one of its line: an id that a client brings may stand on two lines, and then names two. */
export const commitmentKey = ({ lineId, commitmentId }: Pick<CommitmentDoc, 'lineId' | 'commitmentId'>) =>
  `${lineId}/${commitmentId}`;

export const commitmentsView = register<CommitmentDoc>('commitments', 1, {
  on: [
    when(
      fundsCommitted,
      ({ data }) => commitmentKey(data),
      (_, { data, effectiveDate, actor, originator, document, externalRef }) => {
        const { commitmentId, lineId, owner, amount, subItem, payeeTaxCode } = data;
        const by = (originator ?? actor).personId;
        return {
          commitmentId,
          lineId,
          owner,
          amount,
          subItem,
          payeeTaxCode,
          since: effectiveDate,
          by,
          document,
          externalRef,
        };
      },
    ),
  ],
  buckets: {
    line: doc => doc.lineId,
    unit: doc => lineKeyOf(doc.lineId).unitId,
    owner: doc => doc.owner.id,
    externalRef: doc => doc.externalRef,
  },
});
