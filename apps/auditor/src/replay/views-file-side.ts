import { existsSync } from 'node:fs';
import { BrokenOff } from '#command-line';
import type { Scheduler } from '#event-sourcing';
import { openSqliteReadStore } from '#stores/sqlite';
import { type Built, firstDifference, type ReadStore, rowsOfCopy } from '#views';
import type { OtherSide } from './other-side.js';

const liveCopies = async (store: ReadStore): Promise<readonly Built[]> =>
  (await store.catalogue()).filter(({ state }) => state === 'live');

/** A file of views, row by row. @throws BrokenOff when there is none */
export const viewsFileSide = (path: string, scheduler: Scheduler): OtherSide => {
  if (!existsSync(path))
    throw new BrokenOff('against.missing', `Không có tệp / There is no file of views ${path}.`);
  const store = openSqliteReadStore(path, { scheduler, readOnly: true });
  return {
    standings: async () =>
      new Map(
        (await liveCopies(store)).map(({ name, version, checkpoint: { position, digest, parked } }) => [
          name,
          { version, position, parked, ...(parked.length === 0 ? { digest } : {}) },
        ]),
      ),
    firstDifference: async ({ id, view, to }, built, breathe) => {
      const copy = (await liveCopies(store)).find(({ name }) => name === view.name)!;
      return firstDifference(rowsOfCopy(built, id, view, to), rowsOfCopy(store, copy.id, view, to), breathe);
    },
    close: () => store.close(),
  };
};
