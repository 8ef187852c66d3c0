import { allowed, type CalendarDate, type Circumstances, type Money, refused, type Verdict } from '#kernel';
import type { CommitmentOwner } from '../events/index.js';
import type { BudgetLine, Commitment, Payment } from './budget-line.js';

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

export const mustNotExceedCommitted = (commitment: Commitment | undefined, asked: Money): Verdict =>
  !commitment || asked <= commitment.committed
    ? allowed
    : refused('commitment.exceeded', {
        commitment: commitment.commitmentId,
        asked,
        committed: commitment.committed,
        short: asked - commitment.committed,
      });

export const mustNotExceedAdvance = (commitment: Commitment | undefined, asked: Money): Verdict =>
  !commitment || asked <= commitment.advanced
    ? allowed
    : refused('advance.exceeded', {
        commitment: commitment.commitmentId,
        asked,
        outstanding: commitment.advanced,
      });

export const mustPaySomething = (cash: Money, advanceCleared: Money): Verdict =>
  cash + advanceCleared > 0n ? allowed : refused('payment.empty');

export const mustBeNewPayment = (line: BudgetLine, paymentId: string): Verdict =>
  line.payments.has(paymentId) ? refused('payment.exists', { payment: paymentId }) : allowed;

export const mustBeReversible = (
  payment: Payment | undefined,
  paymentId: string,
  day: CalendarDate,
): Verdict => {
  if (!payment) return refused('payment.unknown', { payment: paymentId });
  if (payment.reversed) return refused('payment.already-reversed', { payment: paymentId });
  return payment.on <= day
    ? allowed
    : refused('payment.later', { payment: paymentId, paidOn: payment.on, effectiveDate: day });
};
