import type { Command } from '#kernel';
import type { UnitFacts } from '#units/events';
import type { OfPeriod, PeriodTotal, Straggler } from '../events/index.js';

/** The books are the whole ledger's: whoever closes or opens them answers for the unit at its top. */
export interface OnBooks extends OfPeriod {
  readonly rootUnit: string;
}

export interface FinishPeriodClosingData extends OfPeriod {
  /** Index of the event that began the closing. */
  readonly since: number;
}

export type BooksCommand =
  | Command<'ClosePeriod', OnBooks>
  | Command<'FinishPeriodClosing', FinishPeriodClosingData>
  | Command<'RequestReopening', OnBooks>
  | Command<'ConfirmReopening', OnBooks>;

/** One thing that keeps a month's books open. */
export interface OpenWork {
  readonly kind: string;
  readonly id: string;
  readonly amount: string;
}

/** A month at its end, read from the log and from views that have seen everything up to now. */
export interface PeriodEnd {
  readonly openWork: readonly OpenWork[];
  readonly totals: readonly PeriodTotal[];
  readonly stragglers: readonly Straggler[];
  readonly stragglerCount: number;
}

/** What is read before a decision on the books. */
export interface BooksSurroundings {
  readonly root?: UnitFacts;
  readonly end?: PeriodEnd;
}
