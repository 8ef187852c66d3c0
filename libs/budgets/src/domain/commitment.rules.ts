import { allowed, type CalendarDate, type Circumstances, type Money, refused, type Verdict } from '#kernel';
import type { CommitmentOwner } from '../events/index.js';
import type { BudgetLine, Commitment } from './budget-line.js';
import { mustNotExceedAvailable } from './budget-line.rules.js';
import { lowestFrom } from './dated-balance.js';

/**
 * A line never commits money it does not have, in the order of the ledger and on every day from the entry on.
 * Source: State Budget Law 83/2015/QH13, article 12.
 */
export const mustNotOverCommit = (
  line: BudgetLine,
  lineId: string,
  asked: Money,
  day: CalendarDate,
): Verdict => mustNotExceedAvailable('budget-line.over-committed', line, lineId, asked, day);

export const mustBeNewCommitment = (line: BudgetLine, commitmentId: string): Verdict =>
  line.commitments.has(commitmentId) ? refused('commitment.exists', { commitment: commitmentId }) : allowed;

export const mustKnowCommitment = (commitment: Commitment | undefined, commitmentId: string): Verdict =>
  commitment ? allowed : refused('commitment.unknown', { commitment: commitmentId });

/** A purchase's commitment moves only through the purchase. */
export const mustBeMovedByOwner = (
  owner: CommitmentOwner | undefined,
  { issuedBy }: Circumstances,
): Verdict =>
  owner?.kind === 'purchase' && issuedBy === undefined
    ? refused('commitment.owned-by-purchase', { purchase: owner.id }, [{ kind: 'purchase', id: owner.id }])
    : allowed;

/** Nothing is dated before the commitment it draws on. */
export const mustNotPrecedeCommitment = (commitment: Commitment | undefined, day: CalendarDate): Verdict =>
  !commitment || commitment.since <= day
    ? allowed
    : refused('commitment.later', {
        commitment: commitment.commitmentId,
        since: commitment.since,
        effectiveDate: day,
      });

/** A commitment gives only what it still holds itself, on every day from the entry on: never another one's money. */
export const mustNotExceedCommitted = (
  commitment: Commitment | undefined,
  asked: Money,
  day: CalendarDate,
): Verdict => {
  const committed = commitment ? lowestFrom(commitment.share.committed, day) : asked;
  return asked <= committed
    ? allowed
    : refused('commitment.exceeded', {
        commitment: commitment!.commitmentId,
        asked,
        committed,
        short: asked - committed,
      });
};
