import { eventType, type FactOf, shape, text } from '#event-sourcing';

export const unitRenamed = eventType(
  'UnitRenamed',
  'A unit bears another name from the effective date on.',
  shape({ name: text(200) }),
);

export type UnitRenamed = FactOf<typeof unitRenamed>;
