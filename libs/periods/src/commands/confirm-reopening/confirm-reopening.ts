import { commandOf } from '#event-sourcing';
import { books } from '../../domain/books.decider.js';
import { onBooks } from '../on-books.js';

/** The second hand: another person, of the finance that the accountant answers to, who names what he saw. */
export const confirmReopening = commandOf(books, 'ConfirmReopening', {
  ...onBooks,
  duty: 'appropriator',
  needsIfMatch: true,
  refusals: ['period.not-the-root', 'date.in-future', 'period.reopening-not-asked', 'period.same-person'],
});
