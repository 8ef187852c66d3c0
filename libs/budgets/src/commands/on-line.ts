import { lineKeyOf } from '../events/index.js';
import { unitAndWindow } from '../surroundings.js';

interface OfLine {
  readonly lineId: string;
}

/** What every command on a line shares: it goes to the line, and the duty must cover the line's unit. */
export const onLine = {
  target: ({ lineId }: OfLine) => lineId,
  units: ({ lineId }: OfLine) => [lineKeyOf(lineId).unitId],
};

/** Those that move its money look at the unit and at the window of the year. */
export const onLinesMoney = { ...onLine, facts: unitAndWindow };

/** What every movement of money on a line may be refused with, in order. */
export const entryRefusals = [
  'budget-line.closed',
  'date.in-future',
  'parameter.missing',
  'budget-line.outside-fiscal-year',
] as const;

/** What every payment and advance may be refused with first. */
export const drawingRefusals = [
  ...entryRefusals,
  'commitment.unknown',
  'commitment.owned-by-purchase',
  'commitment.later',
] as const;
