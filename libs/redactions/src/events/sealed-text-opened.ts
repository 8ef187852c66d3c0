import Type from 'typebox';
import { eventType, type FactOf, list, shape, text, uuid } from '#event-sourcing';

/** Recorded before the text is shown: whoever reads a sealed field is in the log. */
export const sealedTextOpened = eventType(
  'SealedTextOpened',
  'Somebody read sealed fields of an event.',
  shape({ eventId: uuid(), index: Type.Integer({ minimum: 0 }), fields: list(text(60)) }),
);

export type SealedTextOpened = FactOf<typeof sealedTextOpened>;
