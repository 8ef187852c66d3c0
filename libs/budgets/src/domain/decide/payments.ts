import { derivedId, firstRefusal, moneyText } from '#kernel';
import { paymentPosted, paymentReversed } from '../../events/index.js';
import { paidBack, paidOut } from '../budget-line.postings.js';
import { mustTakeEntries } from '../budget-line.rules.js';
import { mustBeMovedByOwner, mustNotExceedCommitted } from '../commitment.rules.js';
import {
  mustBeNewPayment,
  mustBeReversible,
  mustDrawOnCommitment,
  mustNotExceedAdvance,
  mustPaySomething,
} from '../payment.rules.js';
import type { LineDecide } from './line-decide.js';

/** Money that leaves for what was accepted, and what undoes it. */
export const payments: LineDecide<'PostPayment' | 'ReversePayment'> = {
  PostPayment: (line, command, surroundings) => {
    const { lineId, commitmentId, cash, advanceCleared, voucherNumber } = command.data;
    const { commandId, effectiveDate } = command.meta;
    const commitment = line.commitments.get(commitmentId);
    const paymentId = command.data.paymentId ?? derivedId(commandId, 'payment');
    return (
      firstRefusal(
        mustDrawOnCommitment(line, commitment, command, surroundings),
        mustPaySomething(cash, advanceCleared),
        mustBeNewPayment(line, paymentId),
        mustNotExceedCommitted(commitment, cash, effectiveDate),
        mustNotExceedAdvance(commitment, advanceCleared, effectiveDate),
      ) ?? [
        paymentPosted({
          lineId,
          commitmentId,
          owner: commitment!.owner,
          paymentId,
          voucherNumber,
          cash: moneyText(cash),
          advanceCleared: moneyText(advanceCleared),
          postings: paidOut(lineId, cash, advanceCleared),
        }),
      ]
    );
  },

  // What is paid stays paid until its own reversal, so the money is there: no rule has to ask for it.
  ReversePayment: (line, { data: { lineId, paymentId }, meta }, surroundings) => {
    const payment = line.payments.get(paymentId);
    const commitment = payment && line.commitments.get(payment.commitmentId);
    const refusal = firstRefusal(
      mustTakeEntries(line, lineId, surroundings, meta),
      mustBeReversible(payment, paymentId, meta.effectiveDate),
      mustBeMovedByOwner(commitment?.owner, meta),
    );
    if (refusal) return refusal;
    const { commitmentId, cash, advanceCleared } = payment!;
    return [
      paymentReversed({
        lineId,
        commitmentId,
        owner: commitment!.owner,
        paymentId,
        cash: moneyText(cash),
        advanceCleared: moneyText(advanceCleared),
        postings: paidBack(lineId, cash, advanceCleared),
      }),
    ];
  },
};
