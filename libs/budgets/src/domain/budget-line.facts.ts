import type { ParameterValues } from '#parameters/events';
import type { UnitFacts } from '#units/events';
import type {
  AdvancePaid,
  AdvanceRecovered,
  AppropriationWithdrawn,
  CommitmentReleased,
  FundMoveSettled,
  FundsAppropriated,
  FundsCommitted,
  FundsReceiptRefused,
  FundsReceived,
  FundsReturned,
  FundsSent,
  LineClosed,
  LineClosingStarted,
  OpeningBalanceRecorded,
  PaymentPosted,
  PaymentReversed,
} from '../events/index.js';

/** Everything that can have happened on a line. */
export type BudgetLineFact =
  | FundsAppropriated
  | AppropriationWithdrawn
  | OpeningBalanceRecorded
  | FundsSent
  | FundsReceived
  | FundsReceiptRefused
  | FundsReturned
  | FundMoveSettled
  | FundsCommitted
  | CommitmentReleased
  | AdvancePaid
  | AdvanceRecovered
  | PaymentPosted
  | PaymentReversed
  | LineClosingStarted
  | LineClosed;

/** What is read of other streams before a decision on a line. */
export interface Surroundings {
  /** The unit the line belongs to. */
  readonly unit?: UnitFacts;
  /** The fiscal year's window as it was set for the effective date. */
  readonly window?: ParameterValues;
  /** The unit money is sent to, and all units above it on the effective date. */
  readonly target?: { readonly unit: UnitFacts; readonly lineage: readonly string[] };
}
