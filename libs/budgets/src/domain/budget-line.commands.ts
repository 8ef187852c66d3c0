import type { Command, Money } from '#kernel';
import type { CommitmentOwner, FundMove } from '../events/index.js';

export interface OfLine {
  readonly lineId: string;
}
export interface AppropriateData extends OfLine {
  readonly amount: Money;
  readonly grantor: string;
  readonly justification?: string;
}
export type WithdrawAppropriationData = Omit<AppropriateData, 'justification'>;
export interface OpeningBalanceData extends OfLine {
  readonly amount: Money;
}
export interface SendFundsData extends OfLine {
  readonly toLine: string;
  readonly amount: Money;
  readonly moveId?: string;
}
export type ArrivingFunds = FundMove;
export type ReturningFunds = FundMove & { readonly cause: string };
export interface CommitFundsData extends OfLine {
  readonly commitmentId?: string;
  readonly owner: CommitmentOwner;
  readonly amount: Money;
  readonly subItem?: string;
  readonly payeeTaxCode?: string;
}
export interface ReleaseData extends OfLine {
  readonly commitmentId: string;
  readonly amount: Money;
  readonly cause: string;
}
export interface AdvanceData extends OfLine {
  readonly commitmentId: string;
  readonly paymentId?: string;
  readonly amount: Money;
  readonly voucherNumber: string;
}
export interface PaymentData extends OfLine {
  readonly commitmentId: string;
  readonly paymentId?: string;
  readonly cash: Money;
  readonly advanceCleared: Money;
  readonly voucherNumber: string;
}
export interface ReversalData extends OfLine {
  readonly paymentId: string;
}

export type BudgetLineCommand =
  | Command<'Appropriate', AppropriateData>
  | Command<'WithdrawAppropriation', WithdrawAppropriationData>
  | Command<'RecordOpeningBalance', OpeningBalanceData>
  | Command<'Allocate', SendFundsData>
  | Command<'Adjust', SendFundsData>
  | Command<'ReceiveFunds', ArrivingFunds>
  | Command<'ReturnFunds', ReturningFunds>
  | Command<'SettleFundMove', ArrivingFunds>
  | Command<'CommitFunds', CommitFundsData>
  | Command<'ReleaseCommitment', ReleaseData>
  | Command<'PayAdvance', AdvanceData>
  | Command<'PostPayment', PaymentData>
  | Command<'RecoverAdvance', AdvanceData>
  | Command<'ReversePayment', ReversalData>
  | Command<'CloseLine', OfLine>
  | Command<'FinishClosing', OfLine>;
