import Type, { type Static } from 'typebox';
import { list, shape, text, uuid } from '#event-sourcing';

/** What is redacted of one event: its place, and for each field the id of the key that is destroyed. Never a text. */
export const targetShape = () =>
  shape({
    index: Type.Integer({ minimum: 0 }),
    eventId: uuid(),
    stream: text(300),
    revision: Type.Integer({ minimum: 0 }),
    recordedAt: text(30),
    fields: list(shape({ name: text(60), key: uuid() })),
  });

export type RedactionTarget = Static<ReturnType<typeof targetShape>>;
