import { eventType, type FactOf, maybe, shape, slug } from '#event-sourcing';

export const unitReparented = eventType(
  'UnitReparented',
  'A unit belongs under another unit from the effective date on.',
  shape({ parentId: slug(), formerParentId: maybe(slug()) }),
);

export type UnitReparented = FactOf<typeof unitReparented>;
