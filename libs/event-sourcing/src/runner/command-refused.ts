import Type from 'typebox';
import { eventType, type FactOf } from '../log/event-type.js';

/**
 * A rule said no. Recorded in the target stream so that the same key gets the same answer and auditors see
 * attempts.
 */
export const commandRefused = eventType(
  'CommandRefused',
  'A rule refused a command; folds ignore it, auditors and the refusals view read it.',
  Type.Object({
    command: Type.String(),
    code: Type.String(),
    numbers: Type.Record(Type.String(), Type.String()),
    holders: Type.Array(
      Type.Object({ kind: Type.String(), id: Type.String(), amount: Type.Optional(Type.String()) }),
    ),
    content: Type.Unknown({ description: 'What the command asked, without sealed members.' }),
  }),
);

export type CommandRefused = FactOf<typeof commandRefused>;
