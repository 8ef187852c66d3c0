import { commandOf } from '#event-sourcing';
import { redaction } from '../../domain/redaction.decider.js';
import { takenOf } from '../../surroundings.js';

/**
 * The first hand. An organiser moves neither money nor things, so nobody orders the redaction of his own act; his
 * duty covers every unit whose events he names.
 */
export const orderRedaction = commandOf(redaction, 'OrderRedaction', {
  duty: 'organiser',
  opens: true,
  target: ({ redactionId }) => redactionId,
  units: ({ targets }) => [...new Set(targets.flatMap(({ found }) => found?.unitId ?? []))],
  facts: (gates, { targets }) => takenOf(gates, targets),
  refusals: [
    'redaction.exists',
    'redaction.named-twice',
    'redaction.event-unknown',
    'redaction.not-sealed',
    'redaction.already-redacted',
  ],
});
