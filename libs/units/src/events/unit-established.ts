import { calendarDate, eventType, type FactOf, list, maybe, oneOf, shape, slug, text } from '#event-sourcing';

/** Kinds of node in the organisation tree. Districts ended on 1 March 2025 and stay in history. */
export const unitKinds = [
  'ministry',
  'province',
  'division',
  'district',
  'commune',
  'station',
  'checkpoint',
] as const;
export type UnitKind = (typeof unitKinds)[number];

export const unitEstablished = eventType(
  'UnitEstablished',
  'A unit joins the organisation tree, from its effective date on.',
  shape({
    unitId: slug(),
    code: text(40),
    name: text(200),
    kind: oneOf(...unitKinds),
    parentId: maybe(slug()),
    validFrom: calendarDate(),
    validTo: maybe(calendarDate()),
    predecessors: list(slug()),
  }),
);

export type UnitEstablished = FactOf<typeof unitEstablished>;
