import { derivedId, firstRefusal, moneyText } from '#kernel';
import { advancePaid, advanceRecovered } from '../../events/index.js';
import { advanceBack, advancedOut } from '../budget-line.postings.js';
import { mustNotExceedCommitted } from '../commitment.rules.js';
import { mustBeNewPayment, mustDrawOnCommitment, mustNotExceedAdvance } from '../payment.rules.js';
import type { LineDecide } from './line-decide.js';

/** Money that leaves before anything was accepted, and comes back. */
export const advances: LineDecide<'PayAdvance' | 'RecoverAdvance'> = {
  PayAdvance: (line, command, surroundings) => {
    const { lineId, commitmentId, amount, voucherNumber } = command.data;
    const { commandId, effectiveDate } = command.meta;
    const commitment = line.commitments.get(commitmentId);
    const paymentId = command.data.paymentId ?? derivedId(commandId, 'payment');
    return (
      firstRefusal(
        mustDrawOnCommitment(line, commitment, command, surroundings),
        mustBeNewPayment(line, paymentId),
        mustNotExceedCommitted(commitment, amount, effectiveDate),
      ) ?? [
        advancePaid({
          ...{ lineId, commitmentId, owner: commitment!.owner, paymentId, voucherNumber },
          ...{ amount: moneyText(amount), postings: advancedOut(lineId, amount) },
        }),
      ]
    );
  },

  RecoverAdvance: (line, command, surroundings) => {
    const { lineId, commitmentId, amount, voucherNumber } = command.data;
    const { commandId, effectiveDate } = command.meta;
    const commitment = line.commitments.get(commitmentId);
    const paymentId = command.data.paymentId ?? derivedId(commandId, 'payment');
    return (
      firstRefusal(
        mustDrawOnCommitment(line, commitment, command, surroundings),
        mustBeNewPayment(line, paymentId),
        mustNotExceedAdvance(commitment, amount, effectiveDate),
      ) ?? [
        advanceRecovered({
          ...{ lineId, commitmentId, owner: commitment!.owner, paymentId, voucherNumber },
          ...{ amount: moneyText(amount), postings: advanceBack(lineId, amount) },
        }),
      ]
    );
  },
};
