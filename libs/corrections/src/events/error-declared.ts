import Type from 'typebox';
import { eventType, type FactOf, shape, text, uuid } from '#event-sourcing';

/** The wrong event stays where it is, and what it says stays visible as of its day: others correct it. */
export const errorDeclared = eventType(
  'ErrorDeclared',
  'An event is wrong; the envelope says who says so, and why. Events that correct it name it in `corrects`.',
  shape({
    eventId: uuid(),
    index: Type.Integer({ minimum: 0 }),
    stream: text(300),
    revision: Type.Integer({ minimum: 0 }),
    type: text(60),
    unitId: text(40),
  }),
);

export type ErrorDeclared = FactOf<typeof errorDeclared>;
