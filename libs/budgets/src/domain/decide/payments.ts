import { derivedId, firstRefusal, moneyText, type Verdict } from '#kernel';
import {
  advancePaid,
  advanceRecovered,
  lineKeyOf,
  paymentPosted,
  paymentReversed,
} from '../../events/index.js';
import type { BudgetLine, Commitment } from '../budget-line.js';
import type { BudgetLineCommand } from '../budget-line.commands.js';
import type { Surroundings } from '../budget-line.facts.js';
import { advanceBack, advancedOut, paidBack, paidOut } from '../budget-line.postings.js';
import { mustBeWithinYear, mustHold, mustNotBeClosed, mustNotBeFutureDated } from '../budget-line.rules.js';
import {
  mustBeMovedByOwner,
  mustBeNewPayment,
  mustBeReversible,
  mustKnowCommitment,
  mustNotExceedAdvance,
  mustNotExceedCommitted,
  mustNotPrecedeCommitment,
  mustPaySomething,
} from '../commitment.rules.js';
import type { LineDecide } from './line-decide.js';

type PaymentCommand = Extract<BudgetLineCommand, { type: 'PayAdvance' | 'PostPayment' | 'RecoverAdvance' }>;

/** What every payment has to fulfil: an open line and year, and a commitment of its own that came before it. */
const mustDrawOnCommitment = (
  line: BudgetLine,
  commitment: Commitment | undefined,
  { data, meta }: PaymentCommand,
  { window }: Surroundings,
): Verdict =>
  firstRefusal(
    mustNotBeClosed(line),
    mustNotBeFutureDated(meta.effectiveDate, meta.today),
    mustBeWithinYear(lineKeyOf(data.lineId), window, meta.effectiveDate),
    mustKnowCommitment(commitment, data.commitmentId),
    mustBeMovedByOwner(commitment?.owner, meta),
    mustNotPrecedeCommitment(commitment, meta.effectiveDate),
  );

/** Money that leaves, and what undoes it. */
export const payments: LineDecide<'PayAdvance' | 'PostPayment' | 'RecoverAdvance' | 'ReversePayment'> = {
  PayAdvance: (line, command, surroundings) => {
    const { lineId, commitmentId, amount, voucherNumber } = command.data;
    const { effectiveDate, commandId } = command.meta;
    const commitment = line.commitments.get(commitmentId);
    const paymentId = command.data.paymentId ?? derivedId(commandId, 'payment');
    return (
      firstRefusal(
        mustDrawOnCommitment(line, commitment, command, surroundings),
        mustNotExceedCommitted(commitment, amount),
        mustHold(line, lineId, 'committed', amount, effectiveDate),
      ) ?? [
        advancePaid({
          ...{
            lineId,
            commitmentId,
            owner: commitment!.owner,
            paymentId,
            voucherNumber,
            amount: moneyText(amount),
          },
          postings: [...advancedOut(lineId, amount)],
        }),
      ]
    );
  },

  PostPayment: (line, command, surroundings) => {
    const { lineId, commitmentId, cash, advanceCleared, voucherNumber } = command.data;
    const { effectiveDate, commandId } = command.meta;
    const commitment = line.commitments.get(commitmentId);
    const paymentId = command.data.paymentId ?? derivedId(commandId, 'payment');
    return (
      firstRefusal(
        mustDrawOnCommitment(line, commitment, command, surroundings),
        mustPaySomething(cash, advanceCleared),
        mustBeNewPayment(line, paymentId),
        mustNotExceedCommitted(commitment, cash),
        mustNotExceedAdvance(commitment, advanceCleared),
        mustHold(line, lineId, 'committed', cash, effectiveDate),
        mustHold(line, lineId, 'advanced', advanceCleared, effectiveDate),
      ) ?? [
        paymentPosted({
          ...{ lineId, commitmentId, owner: commitment!.owner, paymentId, voucherNumber },
          ...{ cash: moneyText(cash), advanceCleared: moneyText(advanceCleared) },
          postings: [...paidOut(lineId, cash, advanceCleared)],
        }),
      ]
    );
  },

  RecoverAdvance: (line, command, surroundings) => {
    const { lineId, commitmentId, amount, voucherNumber } = command.data;
    const commitment = line.commitments.get(commitmentId);
    const paymentId = command.data.paymentId ?? derivedId(command.meta.commandId, 'payment');
    return (
      firstRefusal(
        mustDrawOnCommitment(line, commitment, command, surroundings),
        mustNotExceedAdvance(commitment, amount),
        mustHold(line, lineId, 'advanced', amount, command.meta.effectiveDate),
      ) ?? [
        advanceRecovered({
          ...{
            lineId,
            commitmentId,
            owner: commitment!.owner,
            paymentId,
            voucherNumber,
            amount: moneyText(amount),
          },
          postings: [...advanceBack(lineId, amount)],
        }),
      ]
    );
  },

  ReversePayment: (line, { data: { lineId, paymentId }, meta }, { window }) => {
    const payment = line.payments.get(paymentId);
    const commitment = payment && line.commitments.get(payment.commitmentId);
    const refusal = firstRefusal(
      mustNotBeClosed(line),
      mustNotBeFutureDated(meta.effectiveDate, meta.today),
      mustBeWithinYear(lineKeyOf(lineId), window, meta.effectiveDate),
      mustBeReversible(payment, paymentId, meta.effectiveDate),
      mustBeMovedByOwner(commitment?.owner, meta),
      mustHold(
        line,
        lineId,
        'paid',
        payment ? payment.cash + payment.advanceCleared : 0n,
        meta.effectiveDate,
      ),
    );
    if (refusal) return refusal;
    const { commitmentId, cash, advanceCleared } = payment!;
    return [
      paymentReversed({
        ...{ lineId, commitmentId, owner: commitment!.owner, paymentId },
        ...{ cash: moneyText(cash), advanceCleared: moneyText(advanceCleared) },
        postings: [...paidBack(lineId, cash, advanceCleared)],
      }),
    ];
  },
};
