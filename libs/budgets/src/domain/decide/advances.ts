import {
  type CalendarDate,
  type Command,
  type Decision,
  derivedId,
  firstRefusal,
  type Money,
  moneyText,
  type Verdict,
} from '#kernel';
import { advancePaid, advanceRecovered } from '../../events/index.js';
import type { AdvanceData } from '../budget-line.commands.js';
import type { BudgetLineFact, Surroundings } from '../budget-line.facts.js';
import type { BudgetLine, Commitment } from '../budget-line.js';
import { advanceBack, advancedOut } from '../budget-line.postings.js';
import { mustNotExceedCommitted } from '../commitment.rules.js';
import { mustBeNewPayment, mustDrawOnCommitment, mustNotExceedAdvance } from '../payment.rules.js';
import type { LineDecide } from './line-decide.js';

type Bound = (commitment: Commitment | undefined, amount: Money, day: CalendarDate) => Verdict;

/** An advance goes and comes back alike: what bounds it differs, the account it goes to, and what is recorded. */
const moveAdvance =
  (
    mustBeWithin: Bound,
    postingsOf: typeof advancedOut,
    recorded: typeof advancePaid | typeof advanceRecovered,
  ) =>
  (
    line: BudgetLine,
    command: Command<string, AdvanceData>,
    surroundings: Surroundings,
  ): Decision<BudgetLineFact> => {
    const { lineId, commitmentId, amount, voucherNumber } = command.data;
    const { commandId, effectiveDate } = command.meta;
    const commitment = line.commitments.get(commitmentId);
    const paymentId = command.data.paymentId ?? derivedId(commandId, 'payment');
    return (
      firstRefusal(
        mustDrawOnCommitment(line, commitment, command, surroundings),
        mustBeNewPayment(line, paymentId),
        mustBeWithin(commitment, amount, effectiveDate),
      ) ?? [
        recorded({
          lineId,
          commitmentId,
          owner: commitment!.owner,
          paymentId,
          voucherNumber,
          amount: moneyText(amount),
          postings: postingsOf(lineId, amount),
        }),
      ]
    );
  };

/** Money that leaves before anything was accepted, and comes back. */
export const advances: LineDecide<'PayAdvance' | 'RecoverAdvance'> = {
  PayAdvance: moveAdvance(mustNotExceedCommitted, advancedOut, advancePaid),
  RecoverAdvance: moveAdvance(mustNotExceedAdvance, advanceBack, advanceRecovered),
};
