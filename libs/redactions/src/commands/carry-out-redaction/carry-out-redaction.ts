import { commandOf } from '#event-sourcing';
import { redaction } from '../../domain/redaction.decider.js';
import { claimsOf } from '../../surroundings.js';

/** The second hand: another person, with a duty that reads none of the texts. */
export const carryOutRedaction = commandOf(redaction, 'CarryOutRedaction', {
  duty: 'operator',
  target: ({ redactionId }) => redactionId,
  claims: ({ redactionId }, { targets }) => claimsOf(redactionId, targets),
  refusals: ['redaction.wrong-state', 'redaction.same-person', 'redaction.already-redacted'],
});
