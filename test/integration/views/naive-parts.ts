import type { LedgerEvent } from '#event-sourcing';

/** The few words that every naive replay is written in. Nothing here knows a view. */
export type Data = Record<string, any>;
export type Event = LedgerEvent<string, Data>;
export type Docs = Record<string, object>;

export const of = (events: readonly Event[], ...types: readonly string[]): readonly Event[] =>
  events.filter(({ type }) => types.includes(type));

export const last = <T>(items: readonly T[]): T | undefined => items[items.length - 1];

/** By days; of one day in the order of the log. */
export const inOrderOfDays = <T extends { from: string }>(items: readonly T[]): readonly T[] =>
  [...new Set(items.map(({ from }) => from))].sort().flatMap(day => items.filter(({ from }) => from === day));

/** Streams of a category with what was done in them, by id; a stream of refusals only is none. */
export const streamsOf = (
  events: readonly Event[],
  category: string,
): readonly (readonly [string, readonly Event[]])[] => {
  const done = events.filter(
    ({ stream, type }) => stream.startsWith(`${category}-`) && type !== 'CommandRefused',
  );
  return [...Map.groupBy(done, ({ stream }) => stream.slice(category.length + 1))];
};

export const sumOf = (amounts: readonly (string | bigint)[]): bigint =>
  amounts.reduce<bigint>((sum, amount) => sum + BigInt(amount), 0n);
