import { commandOf } from '#event-sourcing';
import { error } from '../../domain/error.decider.js';

/** Whoever keeps the accounts of the unit that acted may say that its entry is wrong. */
export const declareError = commandOf(error, 'DeclareError', {
  opens: true,
  duty: 'accountant',
  target: ({ eventId }) => eventId,
  units: ({ found }) => (found ? [found.unitId] : []),
  refusals: ['error.event-unknown', 'error.not-a-fact', 'error.already-declared', 'error.reason-missing'],
});
