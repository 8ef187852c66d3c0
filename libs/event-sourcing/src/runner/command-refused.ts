import Type from 'typebox';
import { canonicalJson, type Rejection } from '#kernel';
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

/** Figures as they stand in JSON. */
export const numberTexts = ({ numbers }: Pick<Rejection, 'numbers'>): Record<string, string> =>
  Object.fromEntries(Object.entries(numbers).map(([name, figure]) => [name, String(figure)]));

export const refusalFact = (command: string, data: unknown, rejection: Rejection): CommandRefused =>
  commandRefused({
    command,
    code: rejection.code,
    numbers: numberTexts(rejection),
    holders: [...rejection.holders],
    content: JSON.parse(canonicalJson(data)) as unknown,
  });
