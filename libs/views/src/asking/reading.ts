import type { AsOf, Reading } from '../questions.js';
import type { Built, Parked, ReadStore } from '../read-store.js';
import type { Clocks, View } from '../view.js';

/** Answers from the copies given, at the clocks given, for as long as it lives. */
export const readingOf = (
  readStore: ReadStore,
  copies: ReadonlyMap<string, Pick<Built, 'id' | 'checkpoint'>>,
  asOf: AsOf,
  clocks: Clocks,
): Reading => {
  const missing = new Map<string, Parked>();
  const idOf = (view: View): string => {
    const copy = copies.get(view.name);
    if (!copy) throw new Error(`the view ${view.name} was not named when the question began`);
    for (const parked of copy.checkpoint.parked)
      if (parked.index <= clocks.known) keepEarliest(missing, parked);
    return copy.id;
  };
  const { known } = clocks;
  return {
    asOf,
    clocks,
    get incomplete() {
      return [...missing.values()];
    },
    get: async (view, key) => (await readStore.get(idOf(view), key, known)) as never,
    versions: async (view, key, since) => (await readStore.versions(idOf(view), key, known, since)) as never,
    scan: async (view, buckets, after, limit) =>
      (await readStore.scan(idOf(view), buckets, known, after, limit)) as never,
    sum: async (view, cells) => readStore.sum(idOf(view), cells, clocks),
    cells: async (view, of, after, limit) => readStore.cells(idOf(view), of, known, after, limit),
    entries: async (view, cell, after, limit, only) =>
      readStore.entries(idOf(view), cell, { ...clocks, ...only }, after, limit),
    cellsTouched: async (view, since, after, limit) =>
      readStore.cellsTouched(idOf(view), { after: since, to: known }, after, limit),
    keysTouched: async (view, since, after, limit) =>
      readStore.keysTouched(idOf(view), { after: since, to: known }, after, limit),
    members: async (view, cell) => readStore.members(idOf(view), cell, clocks),
  };
};

const keepEarliest = (missing: Map<string, Parked>, parked: Parked): void => {
  const before = missing.get(parked.stream);
  if (!before || parked.index < before.index) missing.set(parked.stream, parked);
};
