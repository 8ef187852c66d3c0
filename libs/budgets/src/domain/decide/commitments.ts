import { derivedId, firstRefusal, moneyText } from '#kernel';
import { commitmentReleased, fundsCommitted, lineKeyOf } from '../../events/index.js';
import { held, released } from '../budget-line.postings.js';
import {
  mustBeWithinYear,
  mustHold,
  mustNotBeClosed,
  mustNotBeFutureDated,
  mustNotOverCommit,
  unitMustBeOpen,
} from '../budget-line.rules.js';
import {
  mustBeMovedByOwner,
  mustBeNewCommitment,
  mustKnowCommitment,
  mustNotExceedCommitted,
  mustNotPrecedeCommitment,
} from '../commitment.rules.js';
import type { LineDecide } from './line-decide.js';

/** Money held for a need, and freed again. */
export const commitments: LineDecide<'CommitFunds' | 'ReleaseCommitment'> = {
  CommitFunds: (line, { data, meta }, { unit, window }) => {
    const { lineId, owner, amount, subItem, payeeTaxCode } = data;
    const key = lineKeyOf(lineId);
    const commitmentId = data.commitmentId ?? derivedId(meta.commandId, 'commitment');
    return (
      firstRefusal(
        mustNotBeClosed(line),
        mustNotBeFutureDated(meta.effectiveDate, meta.today),
        mustBeWithinYear(key, window, meta.effectiveDate),
        unitMustBeOpen(key.unitId, unit, meta.effectiveDate),
        mustBeMovedByOwner(owner, meta),
        mustBeNewCommitment(line, commitmentId),
        mustNotOverCommit(line, lineId, amount, meta.effectiveDate),
      ) ?? [
        fundsCommitted({
          ...{ lineId, commitmentId, owner, subItem, payeeTaxCode, amount: moneyText(amount) },
          postings: [...held(lineId, amount)],
        }),
      ]
    );
  },

  ReleaseCommitment: (line, { data: { lineId, commitmentId, amount, cause }, meta }) => {
    const commitment = line.commitments.get(commitmentId);
    return (
      firstRefusal(
        mustNotBeClosed(line),
        mustNotBeFutureDated(meta.effectiveDate, meta.today),
        mustKnowCommitment(commitment, commitmentId),
        mustBeMovedByOwner(commitment?.owner, meta),
        mustNotPrecedeCommitment(commitment, meta.effectiveDate),
        mustNotExceedCommitted(commitment, amount),
        mustHold(line, lineId, 'committed', amount, meta.effectiveDate),
      ) ?? [
        commitmentReleased({
          ...{ lineId, commitmentId, owner: commitment!.owner, amount: moneyText(amount), cause },
          postings: [...released(lineId, amount)],
        }),
      ]
    );
  },
};
