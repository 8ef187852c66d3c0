import { commandOf } from '#event-sourcing';
import { opening } from '../../domain/opening.decider.js';

/** Issued by the ledger itself, before it shows a sealed text. */
export const noteOpening = commandOf(opening, 'NoteOpening', {
  opens: true,
  target: ({ eventId }) => eventId,
  refusals: [],
});
