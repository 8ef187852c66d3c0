import { eventType, type FactOf, list, shape, text } from '#event-sourcing';

/** From here on nothing new may begin at the unit; the end follows when the decisions under way have ended. */
export const unitDissolutionStarted = eventType(
  'UnitDissolutionStarted',
  'A unit takes on nothing new; whether it can end is decided when what was under way has ended.',
  shape({}),
);

export const unitDissolved = eventType('UnitDissolved', 'A unit ended, holding nothing.', shape({}));

/** What a unit still holds: money on lines, assets, open purchases, units below it. */
export const holdingShape = shape({ kind: text(40), id: text(200), amount: text(40) });

export const unitDissolutionRefused = eventType(
  'UnitDissolutionRefused',
  'A unit still holds something: it is active again.',
  shape({ holdings: list(holdingShape) }),
);

export type UnitDissolutionStarted = FactOf<typeof unitDissolutionStarted>;
export type UnitDissolved = FactOf<typeof unitDissolved>;
export type UnitDissolutionRefused = FactOf<typeof unitDissolutionRefused>;
