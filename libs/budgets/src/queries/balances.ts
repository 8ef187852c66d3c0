import { type Money, moneyText } from '#kernel';
import type { Cell, Reading } from '#views';
import { lineAccount, type Measure, measures } from '../events/index.js';
import { moneyView } from './money.view.js';

/** What a line, or many together, hold of each measure. Whole đồng as text. */
export type Balances = Readonly<Record<Measure, string>> & {
  /** Advanced and paid together: what reports call cash out. */
  readonly cashOut: string;
};

export const lineCells = (lineId: string): readonly Cell[] =>
  measures.map(measure => ({ account: lineAccount(lineId, measure), commodity: 'VND' }));

export const balancesOf = (sums: readonly Money[]): Balances => {
  const of = Object.fromEntries(measures.map((measure, n) => [measure, sums[n] ?? 0n])) as Record<
    Measure,
    Money
  >;
  const texts = Object.fromEntries(measures.map(measure => [measure, moneyText(of[measure])]));
  return { ...(texts as Record<Measure, string>), cashOut: moneyText(of.advanced + of.paid) };
};

/** The sums of many lines in one question: for each line its measures, in their order. */
export const sumsOf = async (
  reading: Reading,
  lineIds: readonly string[],
): Promise<readonly (readonly Money[])[]> => {
  const sums = await reading.sum(moneyView, lineIds.flatMap(lineCells));
  return lineIds.map((_, n) => sums.slice(n * measures.length, (n + 1) * measures.length));
};
