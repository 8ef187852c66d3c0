import type { CalendarDate } from '#kernel';
import type { GateReader } from '#event-sourcing';
import { fiscalYearWindow, parameterFold, parameterStream, valuesOn } from '#parameters/events';
import { lineageOn, unitFold, unitStream } from '#units/events';
import { lineKeyOf } from './events/index.js';
import type { Surroundings } from './domain/budget-line.facts.js';

interface OfLine {
  readonly lineId: string;
}

/** What every decision on a line's money looks at: its unit, and the window of its year. */
export const unitAndWindow = async (
  gates: GateReader,
  { lineId }: OfLine,
  on: CalendarDate,
): Promise<Surroundings> => ({
  unit: await gates.read(unitStream(lineKeyOf(lineId).unitId), unitFold),
  window: valuesOn(await gates.read(parameterStream(fiscalYearWindow), parameterFold), on),
});

/** And what sending money looks at besides: where it goes. */
export const withTarget = async (
  gates: GateReader,
  data: OfLine & { readonly toLine: string },
  on: CalendarDate,
): Promise<Surroundings> => {
  const { unitId } = lineKeyOf(data.toLine);
  return {
    ...(await unitAndWindow(gates, data, on)),
    target: {
      unit: await gates.read(unitStream(unitId), unitFold),
      lineage: await lineageOn(gates, unitId, on),
    },
  };
};
