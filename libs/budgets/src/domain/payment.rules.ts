import {
  allowed,
  type CalendarDate,
  type Circumstances,
  firstRefusal,
  type Money,
  refused,
  type Verdict,
} from '#kernel';
import type { BudgetLine, Commitment, Payment } from './budget-line.js';
import type { Surroundings } from './budget-line.facts.js';
import { mustTakeEntries } from './budget-line.rules.js';
import { mustBeMovedByOwner, mustKnowCommitment, mustNotPrecedeCommitment } from './commitment.rules.js';
import { lowestFrom } from './dated-balance.js';

interface Drawing {
  readonly data: { readonly lineId: string; readonly commitmentId: string };
  readonly meta: Circumstances;
}

/** What every payment and advance needs: an open line and year, and a commitment of its own that came before it. */
export const mustDrawOnCommitment = (
  line: BudgetLine,
  commitment: Commitment | undefined,
  { data, meta }: Drawing,
  surroundings: Surroundings,
): Verdict =>
  firstRefusal(
    mustTakeEntries(line, data.lineId, surroundings, meta),
    mustKnowCommitment(commitment, data.commitmentId),
    mustBeMovedByOwner(commitment?.owner, meta),
    mustNotPrecedeCommitment(commitment, meta.effectiveDate),
  );

export const mustPaySomething = (cash: Money, advanceCleared: Money): Verdict =>
  cash + advanceCleared > 0n ? allowed : refused('payment.empty');

/** One voucher is one payment, one advance or one recovery. */
export const mustBeNewPayment = (line: BudgetLine, paymentId: string): Verdict =>
  line.paymentIds.has(paymentId) ? refused('payment.exists', { payment: paymentId }) : allowed;

/** Only what is outstanding can be set off or come back, on every day from the entry on. */
export const mustNotExceedAdvance = (
  commitment: Commitment | undefined,
  asked: Money,
  day: CalendarDate,
): Verdict => {
  const outstanding = commitment ? lowestFrom(commitment.share.advanced, day) : asked;
  return asked <= outstanding
    ? allowed
    : refused('advance.exceeded', { commitment: commitment!.commitmentId, asked, outstanding });
};

/** A payment is undone once, and not before the day it was made. */
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
