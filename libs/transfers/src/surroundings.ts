import { type CalendarDate, type Money, sumOf, vnd } from '#kernel';
import type { GateReader } from '#event-sourcing';
import { type AssetFacts, assetFold, assetStream } from '#assets/events';
import { parameterFold, parameterStream, valuesOn } from '#parameters/events';
import { unitFold, unitStream } from '#units/events';
import type { Surroundings } from './domain/transfer.facts.js';
import { transferDeadlines } from './domain/transfer.deadlines.js';

/** Whether the receiving unit takes anything on. */
export const receiverOf = async (gates: GateReader, toUnit: string): Promise<Surroundings> => ({
  receiver: await gates.read(unitStream(toUnit), unitFold),
});

/** And within how many days each step is due. */
export const receiverAndDeadlines = async (
  gates: GateReader,
  toUnit: string,
  on: CalendarDate,
): Promise<Surroundings> => ({
  ...(await receiverOf(gates, toUnit)),
  deadlines: valuesOn(await gates.read(parameterStream(transferDeadlines), parameterFold), on),
});

/** The things themselves, as their own streams have them. */
export const assetsOf = async (
  gates: GateReader,
  assetIds: readonly string[],
): Promise<Pick<Surroundings, 'assets'>> => {
  const read = async (assetId: string): Promise<[string, AssetFacts]> => [
    assetId,
    await gates.read(assetStream(assetId), assetFold),
  ];
  return { assets: new Map(await Promise.all(assetIds.map(read))) };
};

/** What things cost when they were new: what a decision to hand them over is worth. */
export const valueOf = async (gates: GateReader, assetIds: readonly string[]): Promise<Money> => {
  const { assets } = await assetsOf(gates, assetIds);
  return sumOf([...assets!.values()].map(({ originalCost }) => vnd(originalCost)));
};
