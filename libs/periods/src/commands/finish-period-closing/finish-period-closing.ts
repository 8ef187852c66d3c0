import { commandOf } from '#event-sourcing';
import type { PeriodEnd } from '../../domain/books.commands.js';
import { books } from '../../domain/books.decider.js';
import { booksId, type PeriodId } from '../../events/index.js';

/**
 * Tells of a month what is still open in it, its totals, and what was recorded in it after its closing began, at the
 * index `since`; from views that have passed that index.
 */
export type PeriodEndOf = (period: PeriodId, since: number) => Promise<PeriodEnd>;

/** Issued by the process only. The month is closed, or takes entries again with what is still open in it. */
export const finishPeriodClosing = (endOf: PeriodEndOf) =>
  commandOf(books, 'FinishPeriodClosing', {
    target: () => booksId,
    facts: async (_, { periodId, since }) => ({ end: await endOf(periodId, since) }),
    refusals: [],
  });
