import { type Evolve, type Postings, vnd } from '#kernel';
import type { BudgetLine, Commitment } from './budget-line.js';
import type { BudgetLineFact } from './budget-line.facts.js';
import { measureOf } from './budget-line.js';
import { posted } from './dated-balance.js';

interface Posted {
  readonly effectiveDate: string;
  readonly data: { readonly lineId?: string; readonly postings: Postings };
}

/** Balances follow from postings alone: no event needs arithmetic of its own. */
const withPostings = (line: BudgetLine, lineId: string, { effectiveDate, data }: Posted): BudgetLine => {
  let balances = line.balances;
  for (const { account, amount } of data.postings) {
    const measure = measureOf(lineId, account);
    if (measure) balances = { ...balances, [measure]: posted(balances[measure], effectiveDate, vnd(amount)) };
  }
  return { ...line, status: line.status === 'none' ? 'open' : line.status, balances };
};

const withCommitment = (
  line: BudgetLine,
  id: string,
  change: (before: Commitment) => Partial<Commitment>,
): BudgetLine => ({
  ...line,
  commitments: line.commitments.update(id, before => ({ ...before!, ...change(before!) })),
});

const without = (line: BudgetLine, moveId: string): BudgetLine => ({
  ...line,
  openMoves: line.openMoves.remove(moveId),
});

/** How a line's past makes its present. */
export const budgetLineFold: Evolve<BudgetLine, BudgetLineFact> = {
  FundsAppropriated: (line, fact) => withPostings(line, fact.data.lineId, fact),
  AppropriationWithdrawn: (line, fact) => withPostings(line, fact.data.lineId, fact),
  OpeningBalanceRecorded: (line, fact) => withPostings(line, fact.data.lineId, fact),

  FundsSent: (line, fact) => ({
    ...withPostings(line, fact.data.fromLine, fact),
    openMoves: line.openMoves.add(fact.data.moveId),
  }),
  FundsReceived: (line, fact) => withPostings(line, fact.data.toLine, fact),
  FundsReceiptRefused: line => line,
  FundsReturned: (line, fact) => without(withPostings(line, fact.data.fromLine, fact), fact.data.moveId),
  FundMoveSettled: (line, fact) => without(line, fact.data.moveId),

  FundsCommitted: (line, fact) => {
    const { commitmentId, owner, amount, lineId } = fact.data;
    const commitment = {
      commitmentId,
      owner,
      since: fact.effectiveDate,
      committed: vnd(amount),
      advanced: 0n,
      paid: 0n,
    };
    return {
      ...withPostings(line, lineId, fact),
      commitments: line.commitments.set(commitmentId, commitment),
    };
  },
  CommitmentReleased: (line, fact) =>
    withCommitment(withPostings(line, fact.data.lineId, fact), fact.data.commitmentId, before => ({
      committed: before.committed - vnd(fact.data.amount),
    })),

  AdvancePaid: (line, fact) =>
    withCommitment(withPostings(line, fact.data.lineId, fact), fact.data.commitmentId, before => ({
      committed: before.committed - vnd(fact.data.amount),
      advanced: before.advanced + vnd(fact.data.amount),
    })),
  AdvanceRecovered: (line, fact) =>
    withCommitment(withPostings(line, fact.data.lineId, fact), fact.data.commitmentId, before => ({
      committed: before.committed + vnd(fact.data.amount),
      advanced: before.advanced - vnd(fact.data.amount),
    })),
  PaymentPosted: (line, fact) => {
    const { lineId, commitmentId, paymentId } = fact.data;
    const [cash, advanceCleared] = [vnd(fact.data.cash), vnd(fact.data.advanceCleared)];
    const payment = { commitmentId, on: fact.effectiveDate, cash, advanceCleared, reversed: false };
    const paid = withCommitment(withPostings(line, lineId, fact), commitmentId, before => ({
      committed: before.committed - cash,
      advanced: before.advanced - advanceCleared,
      paid: before.paid + cash + advanceCleared,
    }));
    return { ...paid, payments: paid.payments.set(paymentId, payment) };
  },
  PaymentReversed: (line, fact) => {
    const { lineId, commitmentId, paymentId } = fact.data;
    const [cash, advanceCleared] = [vnd(fact.data.cash), vnd(fact.data.advanceCleared)];
    const undone = withCommitment(withPostings(line, lineId, fact), commitmentId, before => ({
      committed: before.committed + cash,
      advanced: before.advanced + advanceCleared,
      paid: before.paid - cash - advanceCleared,
    }));
    return {
      ...undone,
      payments: undone.payments.update(paymentId, payment => ({ ...payment!, reversed: true })),
    };
  },

  LineClosingStarted: line => ({ ...line, status: 'closing' }),
  LineClosed: (line, fact) => ({ ...withPostings(line, fact.data.lineId, fact), status: 'closed' }),
};
