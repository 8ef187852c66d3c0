import { commandOf } from '#event-sourcing';
import { books } from '../../domain/books.decider.js';
import { onBooks } from '../on-books.js';

/** The first hand of a reopening. Asked again, it is the last asking that counts. */
export const requestReopening = commandOf(books, 'RequestReopening', {
  ...onBooks,
  duty: 'accountant',
  refusals: [
    'period.not-the-root',
    'date.in-future',
    'period.being-closed',
    'period.not-closed',
    'period.later-closed',
    'period.reason-missing',
  ],
});
