import { commandOf, type SealKeys } from '#event-sourcing';
import { redaction } from '../../domain/redaction.decider.js';

/** Issued by the process only, once the keys are destroyed. */
export const confirmDestruction = (sealKeys: Pick<SealKeys, 'copies'>) =>
  commandOf(redaction, 'ConfirmDestruction', {
    target: ({ redactionId }) => redactionId,
    facts: async () => ({ copies: await sealKeys.copies() }),
    refusals: ['redaction.wrong-state'],
  });
