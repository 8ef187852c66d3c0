import { commandOf } from '#event-sourcing';
import { books } from '../../domain/books.decider.js';
import { onBooks } from '../on-books.js';

/** The chief accountant closes the month; from then on nothing new is posted in it. */
export const closePeriod = commandOf(books, 'ClosePeriod', {
  ...onBooks,
  opens: true,
  duty: 'accountant',
  refusals: [
    'period.not-the-root',
    'date.in-future',
    'period.being-closed',
    'period.already-closed',
    'period.not-next',
    'period.not-over',
  ],
  processRefusals: ['period.work-open'],
});
