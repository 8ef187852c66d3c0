import { commandOf } from '#event-sourcing';
import { redaction } from '../../domain/redaction.decider.js';

/** The ledger cannot look into a backup: a person answers for it, on a paper. */
export const confirmErasure = commandOf(redaction, 'ConfirmErasure', {
  duty: 'operator',
  target: ({ redactionId }) => redactionId,
  refusals: ['redaction.wrong-state', 'redaction.copy-unknown'],
});
