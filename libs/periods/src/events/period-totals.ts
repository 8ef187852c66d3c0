import Type, { type Static } from 'typebox';
import { oneOf, shape } from '#event-sourcing';

/** What books measure: money in whole đồng by where it is, and things, one by one, by who answers for them. */
export const moneyMeasures = [
  ...(['available', 'committed', 'advanced', 'paid', 'lapsed'] as const),
  ...(['inTransit', 'outside'] as const),
] as const;
export const thingMeasures = ['thingsHeld', 'thingsGone', 'thingsOutside'] as const;
export const bookMeasures = [...moneyMeasures, ...thingMeasures] as const;
export type BookMeasure = (typeof bookMeasures)[number];

/** Sums over the whole ledger: they may be longer than any one amount. */
const figure = (description: string) => Type.String({ pattern: '^(0|-?[1-9][0-9]{0,24})$', description });

/** One measure of a month: what was there, what moved, what is there. */
export const totalShape = () =>
  shape({
    measure: oneOf(...bookMeasures),
    opening: figure('All months before.'),
    moved: figure('Posted in this month.'),
    late: figure('Of what moved: for days of months before.'),
    closing: figure('opening + moved'),
  });

export type PeriodTotal = Static<ReturnType<typeof totalShape>>;
