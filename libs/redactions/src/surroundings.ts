import { type Claim, claimHolder, claimStream, type GateReader } from '#event-sourcing';
import { type AskedTarget, fieldName, type Surroundings } from './domain/redaction.commands.js';
import type { RedactionTarget } from './events/index.js';

const claimed = (eventId: string, field: string) => ({ kind: 'sealedField', parts: [eventId, field] });

/** Each field is redacted once, by one redaction. */
export const claimsOf = (redactionId: string, targets: readonly RedactionTarget[]): readonly Claim[] =>
  targets.flatMap(({ eventId, fields }) =>
    fields.map(({ name }) => ({
      ...claimed(eventId, name),
      owner: redactionId,
      refusal: 'redaction.already-redacted',
    })),
  );

/** Which of the fields some redaction already has. */
export const takenOf = async (gates: GateReader, targets: readonly AskedTarget[]): Promise<Surroundings> => {
  const taken = new Map<string, string>();
  for (const { eventId, fields } of targets)
    for (const field of fields) {
      const owner = await gates.read(claimStream(claimed(eventId, field)), claimHolder);
      if (owner) taken.set(fieldName(eventId, field), owner);
    }
  return { taken };
};
