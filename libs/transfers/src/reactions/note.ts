import { commandOf } from '#event-sourcing';
import { transfer } from '../domain/transfer.decider.js';

/** Steps only the process takes: a transfer hears what each of its things answered. */
export const noteEarmark = commandOf(transfer, 'NoteEarmark', {
  target: ({ transferId }) => transferId,
  refusals: ['transfer.answer-unexpected'],
});
export const noteHandOver = commandOf(transfer, 'NoteHandOver', {
  target: ({ transferId }) => transferId,
  refusals: ['transfer.answer-unexpected'],
});
export const noteRelease = commandOf(transfer, 'NoteRelease', {
  target: ({ transferId }) => transferId,
  refusals: ['transfer.answer-unexpected'],
});
