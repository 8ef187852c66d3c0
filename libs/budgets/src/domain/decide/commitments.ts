import { derivedId, firstRefusal, moneyText, mustNotBeFutureDated } from '#kernel';
import { unitMustBeOpen } from '#units/events';
import { commitmentReleased, fundsCommitted, lineKeyOf } from '../../events/index.js';
import { held, released } from '../budget-line.postings.js';
import { mustNotBeClosed, mustTakeEntries } from '../budget-line.rules.js';
import {
  mustBeMovedByOwner,
  mustBeNewCommitment,
  mustKnowCommitment,
  mustNotExceedCommitted,
  mustNotOverCommit,
  mustNotPrecedeCommitment,
} from '../commitment.rules.js';
import type { LineDecide } from './line-decide.js';

/** Money held for a need, and freed again. */
export const commitments: LineDecide<'CommitFunds' | 'ReleaseCommitment'> = {
  CommitFunds: (line, { data, meta }, surroundings) => {
    const { lineId, owner, amount, subItem, payeeTaxCode } = data;
    const commitmentId = data.commitmentId ?? derivedId(meta.commandId, 'commitment');
    return (
      firstRefusal(
        mustTakeEntries(line, lineId, surroundings, meta),
        unitMustBeOpen(lineKeyOf(lineId).unitId, surroundings.unit, meta.effectiveDate),
        mustBeMovedByOwner(owner, meta),
        mustBeNewCommitment(line, commitmentId),
        mustNotOverCommit(line, lineId, amount, meta.effectiveDate),
      ) ?? [
        fundsCommitted({
          lineId,
          commitmentId,
          owner,
          amount: moneyText(amount),
          subItem,
          payeeTaxCode,
          postings: held(lineId, amount),
        }),
      ]
    );
  },

  ReleaseCommitment: (line, { data: { lineId, commitmentId, amount, cause }, meta }) => {
    const commitment = line.commitments.get(commitmentId);
    return (
      firstRefusal(
        mustNotBeClosed(line),
        mustNotBeFutureDated(meta),
        mustKnowCommitment(commitment, commitmentId),
        mustBeMovedByOwner(commitment?.owner, meta),
        mustNotPrecedeCommitment(commitment, meta.effectiveDate),
        mustNotExceedCommitted(commitment, amount, meta.effectiveDate),
      ) ?? [
        commitmentReleased({
          lineId,
          commitmentId,
          owner: commitment!.owner,
          amount: moneyText(amount),
          cause,
          postings: released(lineId, amount),
        }),
      ]
    );
  },
};
