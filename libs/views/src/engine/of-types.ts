import type { LedgerEvent } from '#event-sourcing';

type ByType = ReadonlyMap<string, readonly LedgerEvent[]>;

/** One batch is given to every view: it is put in order once for all of them. */
const known = new WeakMap<readonly LedgerEvent[], ByType>();

const byType = (events: readonly LedgerEvent[]): ByType => {
  const found = known.get(events) ?? Map.groupBy(events, ({ type }) => type);
  known.set(events, found);
  return found;
};

/** The events of some types, in log order: most views handle few, and need not look at the others. */
export const ofTypes = (events: readonly LedgerEvent[], types: Iterable<string>): readonly LedgerEvent[] => {
  const groups = byType(events);
  const found: LedgerEvent[] = [];
  for (const type of types) for (const event of groups.get(type) ?? []) found.push(event);
  return found.sort((a, b) => a.index - b.index);
};
