import { type Evolve, type Postings, vnd } from '#kernel';
import { type CommitmentOwner, measureOf } from '../events/index.js';
import { type Balances, type BudgetLine, noShare } from './budget-line.js';
import type { BudgetLineFact } from './budget-line.facts.js';
import { posted } from './dated-balance.js';

interface Entry {
  readonly effectiveDate: string;
  readonly data: { readonly postings: Postings; readonly commitmentId?: string };
}

/** Of the entry's accounts, those that the balances keep. */
const withEntry = <Kept extends Partial<Balances>>(balances: Kept, { effectiveDate, data }: Entry): Kept =>
  data.postings.reduce((before, { account, amount }) => {
    const measure = measureOf(account);
    const balance = measure && before[measure];
    return balance ? { ...before, [measure]: posted(balance, effectiveDate, vnd(amount)) } : before;
  }, balances);

/** Balances follow from postings alone, the line's and those of the commitment named: no event does arithmetic. */
const entered = (line: BudgetLine, entry: Entry): BudgetLine => {
  const { commitmentId } = entry.data;
  return {
    ...line,
    status: line.status === 'none' ? 'open' : line.status,
    balances: withEntry(line.balances, entry),
    commitments:
      commitmentId === undefined
        ? line.commitments
        : line.commitments.update(commitmentId, commitment => ({
            ...commitment!,
            share: withEntry(commitment!.share, entry),
          })),
  };
};

interface Holding {
  readonly effectiveDate: string;
  readonly data: { readonly commitmentId: string; readonly owner: CommitmentOwner };
}

const withCommitment = (line: BudgetLine, { effectiveDate, data: { commitmentId, owner } }: Holding) => ({
  ...line,
  commitments: line.commitments.set(commitmentId, {
    commitmentId,
    owner,
    since: effectiveDate,
    share: noShare,
  }),
});

const withPaymentId = (line: BudgetLine, paymentId: string): BudgetLine => ({
  ...line,
  paymentIds: line.paymentIds.add(paymentId),
});

const withMove = (line: BudgetLine, moveId: string, state: 'open' | 'over'): BudgetLine => ({
  ...line,
  moves: line.moves.set(moveId, state),
});

/** How a line's past makes its present. */
export const budgetLineFold: Evolve<BudgetLine, BudgetLineFact> = {
  FundsAppropriated: entered,
  AppropriationWithdrawn: entered,
  OpeningBalanceRecorded: entered,

  FundsSent: (line, fact) => withMove(entered(line, fact), fact.data.moveId, 'open'),
  FundsReceived: entered,
  FundsReceiptRefused: line => line,
  FundsReturned: (line, fact) => withMove(entered(line, fact), fact.data.moveId, 'over'),
  FundMoveSettled: (line, fact) => withMove(line, fact.data.moveId, 'over'),

  FundsCommitted: (line, fact) => entered(withCommitment(line, fact), fact),
  CommitmentReleased: entered,

  AdvancePaid: (line, fact) => withPaymentId(entered(line, fact), fact.data.paymentId),
  AdvanceRecovered: (line, fact) => withPaymentId(entered(line, fact), fact.data.paymentId),
  PaymentPosted: (line, fact) => {
    const { commitmentId, paymentId, cash, advanceCleared } = fact.data;
    const after = withPaymentId(entered(line, fact), paymentId);
    const payment = { commitmentId, on: fact.effectiveDate, reversed: false };
    const sums = { cash: vnd(cash), advanceCleared: vnd(advanceCleared) };
    return { ...after, payments: after.payments.set(paymentId, { ...payment, ...sums }) };
  },
  PaymentReversed: (line, fact) => ({
    ...entered(line, fact),
    payments: line.payments.update(fact.data.paymentId, payment => ({ ...payment!, reversed: true })),
  }),

  LineClosingStarted: line => ({ ...line, status: 'closing' }),
  LineClosed: (line, fact) => ({ ...entered(line, fact), status: 'closed' }),
};
