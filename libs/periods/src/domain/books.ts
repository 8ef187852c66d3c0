import type {
  BooksFacts,
  PeriodClosed,
  PeriodClosingRefused,
  PeriodClosingStarted,
  PeriodId,
  PeriodReopened,
  PeriodReopeningRequested,
} from '../events/index.js';

export type BooksFact =
  PeriodClosingStarted | PeriodClosingRefused | PeriodClosed | PeriodReopeningRequested | PeriodReopened;

/** The books as their own commands need to know them. */
export interface Books extends BooksFacts {
  /** A reopening that was asked for, and everybody behind the asking. The next closing makes it void. */
  readonly asked?: { readonly periodId: PeriodId; readonly by: readonly string[] };
}

/** Nothing was ever closed. */
export const openBooks: Books = {};
