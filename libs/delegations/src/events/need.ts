import Type from 'typebox';
import {
  eventType,
  type FactOf,
  oneOf,
  positiveMoney,
  sha256Hex,
  shape,
  slug,
  text,
  uuid,
} from '#event-sourcing';
import { delegableDuties, matterCategories } from './delegation.js';

const ofReservation = { needId: text(120), reservationId: uuid() };

/**
 * `decision` is the command id of the decision, `subject` the stream it goes to. `attempt` counts the events of the
 * need before this one: an event whose gates name the need at `attempt - 1` belongs to this reservation.
 */
export const needReserved = eventType(
  'NeedReserved',
  'A part of what may be decided under a delegation is held for one decision.',
  shape({
    ...ofReservation,
    year: Type.String({ pattern: '^[0-9]{4}$' }),
    unitId: slug(),
    category: oneOf(...matterCategories),
    duty: oneOf(...delegableDuties),
    delegationId: uuid(),
    command: text(60),
    subject: text(300),
    decision: sha256Hex(),
    attempt: Type.Integer({ minimum: 0 }),
    amount: positiveMoney(),
  }),
);

export const needConfirmed = eventType(
  'NeedConfirmed',
  'The decision for which a part of a need was held stands in the log.',
  shape({ ...ofReservation, decision: sha256Hex() }),
);

export const freedCauses = ['notRecorded', 'triedAgain', 'replaced', 'undone'] as const;

/**
 * `notRecorded`: the attempt came to nothing; `triedAgain`: under another reservation; `replaced`: by a later decision
 * on the same thing; `undone`: a process refused what had been decided.
 */
export const needFreed = eventType(
  'NeedFreed',
  'What was held for a decision may be used by another.',
  shape({ ...ofReservation, decision: sha256Hex(), cause: oneOf(...freedCauses) }),
);

export type NeedReserved = FactOf<typeof needReserved>;
export type NeedConfirmed = FactOf<typeof needConfirmed>;
export type NeedFreed = FactOf<typeof needFreed>;
export type FreedCause = (typeof freedCauses)[number];
