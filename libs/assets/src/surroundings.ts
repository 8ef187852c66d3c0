import type { CalendarDate } from '#kernel';
import type { GateReader } from '#event-sourcing';
import { lineageOn, unitFold, unitStream } from '#units/events';
import type { Surroundings } from './domain/asset.facts.js';

/** The unit that is to answer for a thing, and the units above it. */
export const receiverOf = async (
  gates: GateReader,
  unitId: string,
  on: CalendarDate,
): Promise<Surroundings> => ({
  receiver: {
    unit: await gates.read(unitStream(unitId), unitFold),
    lineage: await lineageOn(gates, unitId, on),
  },
});
