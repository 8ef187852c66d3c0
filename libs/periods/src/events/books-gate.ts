import type { CalendarDate, StreamName } from '#kernel';
import type { Fold, GateReader } from '#event-sourcing';
import type { OfPeriod } from './period-closing.js';
import { periodAfter, periodBefore, type PeriodId, periodOf } from './period-id.js';

/** The books of the whole ledger are one stream: in it months close, and reopen, one after another. */
export const booksId = 'ledger';
export const booksStream: StreamName = `books-${booksId}`;

/** How far the books are closed: up to a month, that and every one before it. */
export interface BooksFacts {
  readonly closedThrough?: PeriodId;
  /** The month that is being closed: it takes no entry any more. */
  readonly closing?: PeriodId;
}

const periodIn = ({ data }: { readonly data: unknown }): PeriodId => (data as OfPeriod).periodId;

export const booksFold: Fold<BooksFacts> = {
  initial: {},
  evolve: {
    PeriodClosingStarted: (books, event) => ({ ...books, closing: periodIn(event) }),
    PeriodClosingRefused: ({ closedThrough }) => ({ closedThrough }),
    PeriodClosed: (_, event) => ({ closedThrough: periodIn(event) }),
    PeriodReopened: (_, event) => ({ closedThrough: periodBefore(periodIn(event)) }),
  },
};

/** Late entries post in the first open month: the one after the last that takes none. */
export const postedMonth = (day: CalendarDate, { closing, closedThrough }: BooksFacts): PeriodId => {
  const own = periodOf(day);
  const shut = closing ?? closedThrough;
  return shut === undefined || own > shut ? own : periodAfter(shut);
};

/** The month for an entry of a day, as the books stand; read as a gate. */
export const monthFor = async (day: CalendarDate, gates: GateReader): Promise<PeriodId> =>
  postedMonth(day, await gates.read(booksStream, booksFold));
