import { decider, firstRefusal, mustNotBeFutureDated, personsIn } from '#kernel';
import {
  periodBefore,
  periodClosed,
  periodClosingRefused,
  periodClosingStarted,
  periodReopened,
  periodReopeningRequested,
} from '../events/index.js';
import { type Books, type BooksFact, openBooks } from './books.js';
import type { BooksCommand, BooksSurroundings } from './books.commands.js';
import {
  mustBeAnotherPerson,
  mustBeAsked,
  mustBeAtTheTop,
  mustBeLastClosed,
  mustBeNext,
  mustBeOver,
  mustNotBeClosing,
  mustSayWhy,
} from './books.rules.js';

/**
 * The ledger's books, month by month. They close in two events, so that whoever saw a month open has the time to
 * record what he decided; they reopen by two persons.
 */
export const books = decider<Books, BooksCommand, BooksFact, BooksSurroundings>({
  category: 'books',
  initial: openBooks,

  evolve: {
    PeriodClosingStarted: ({ closedThrough }, { data }) => ({ closedThrough, closing: data.periodId }),
    PeriodClosingRefused: ({ closedThrough }) => ({ closedThrough }),
    PeriodClosed: (_, { data }) => ({ closedThrough: data.periodId }),
    PeriodReopeningRequested: (before, { data, ...act }) => ({
      ...before,
      asked: { periodId: data.periodId, by: personsIn(act) },
    }),
    PeriodReopened: (_, { data }) => ({ closedThrough: periodBefore(data.periodId) }),
  },

  decide: {
    ClosePeriod: (before, { data: { periodId, rootUnit }, meta }, { root }) =>
      firstRefusal(
        mustBeAtTheTop(rootUnit, root),
        mustNotBeFutureDated(meta),
        mustNotBeClosing(before),
        mustBeNext(before, periodId),
        mustBeOver(periodId, meta),
      ) ?? [periodClosingStarted({ periodId })],

    FinishPeriodClosing: (_, { data: { periodId } }, { end }) => {
      const { openWork, totals, stragglers, stragglerCount } = end!;
      return openWork.length === 0
        ? [periodClosed({ periodId, totals: [...totals], stragglers: [...stragglers], stragglerCount })]
        : [periodClosingRefused({ periodId, holdings: [...openWork] })];
    },

    RequestReopening: (before, { data: { periodId, rootUnit }, meta }, { root }) =>
      firstRefusal(
        mustBeAtTheTop(rootUnit, root),
        mustNotBeFutureDated(meta),
        mustNotBeClosing(before),
        mustBeLastClosed(before, periodId),
        mustSayWhy(meta),
      ) ?? [periodReopeningRequested({ periodId })],

    ConfirmReopening: (before, { data: { periodId, rootUnit }, meta }, { root }) =>
      firstRefusal(
        mustBeAtTheTop(rootUnit, root),
        mustNotBeFutureDated(meta),
        mustBeAsked(before, periodId),
        mustBeAnotherPerson(before, meta),
      ) ?? [periodReopened({ periodId })],
  },
});
