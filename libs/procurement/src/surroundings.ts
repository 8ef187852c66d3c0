import type { CalendarDate } from '#kernel';
import type { GateReader } from '#event-sourcing';
import { lineFold, lineKeyOf, lineStream } from '#budgets/events';
import { parameterFold, parameterStream, valuesOn } from '#parameters/events';
import { requisitionFold, requisitionStream } from '#requisitions/events';
import { lineageOn, unitFold, unitStream } from '#units/events';
import type { PlanData } from './domain/purchase.data.js';
import type { Purchase } from './domain/purchase.js';
import type { Surroundings } from './domain/surroundings.js';

/** The requisitions a plan takes from, and who buys for whom. */
export const requisitionsAndBuyer = async (
  gates: GateReader,
  { buyerUnit, items }: PlanData,
  on: CalendarDate,
): Promise<Surroundings> => {
  const ids = new Set(items.flatMap(({ sources }) => sources.map(({ requisitionId }) => requisitionId)));
  const sources = [];
  for (const requisitionId of ids) {
    const requisition = await gates.read(requisitionStream(requisitionId), requisitionFold);
    const lineage = requisition.status === 'none' ? [] : await lineageOn(gates, requisition.unitId, on);
    sources.push({ requisitionId, requisition, lineage });
  }
  const unit = await gates.read(unitStream(buyerUnit), unitFold);
  return { sources, buyer: { unit, lineage: await lineageOn(gates, buyerUnit, on) } };
};

/** What the law says of methods on that day. */
export const rulesOfMethods = async (gates: GateReader, on: CalendarDate): Promise<Surroundings> => {
  const valueOf = async (name: string) =>
    valuesOn(await gates.read(parameterStream(name), parameterFold), on);
  return {
    thresholds: await valueOf('procurementThresholds'),
    requiredDocuments: await valueOf('requiredDocuments'),
  };
};

/** The lines that money will be asked of. */
export const linesOf = async (
  gates: GateReader,
  fundings: readonly { readonly lineId: string }[],
): Promise<Surroundings> => {
  const lines = [];
  for (const lineId of new Set(fundings.map(funding => funding.lineId)))
    lines.push({ lineId, line: await gates.read(lineStream(lineId), lineFold) });
  return { lines };
};

/** The units that accepted goods go to. */
export const destinationsOf = async (
  gates: GateReader,
  items: readonly { readonly destination?: { readonly unitId: string } }[],
): Promise<Surroundings> => {
  const ids = new Set(items.flatMap(({ destination }) => (destination ? [destination.unitId] : [])));
  const destinations = [];
  for (const unitId of ids)
    destinations.push({ unitId, unit: await gates.read(unitStream(unitId), unitFold) });
  return { destinations };
};

export const unitsOfLines = (fundings: readonly { readonly lineId: string }[]): readonly string[] => [
  ...new Set(fundings.map(({ lineId }) => lineKeyOf(lineId).unitId)),
];

/** Whoever pays answers for the line the money leaves; for a commitment nobody knows, for the buyer. */
export const unitOfCommitment = (
  { commitmentId }: { readonly commitmentId: string },
  { fundings, buyerUnit }: Purchase,
): readonly string[] => {
  const lineId = fundings.get(commitmentId)?.lineId;
  return [lineId === undefined ? buyerUnit : lineKeyOf(lineId).unitId];
};
