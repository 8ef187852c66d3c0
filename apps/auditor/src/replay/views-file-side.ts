import { existsSync } from 'node:fs';
import { BrokenOff } from '#command-line';
import type { Scheduler } from '#event-sourcing';
import { openSqliteReadStore } from '#stores/sqlite';
import { type Built, firstDifference, type ReadStore, type Replayed, rowsOfCopy, rowsWithin } from '#views';
import type { OtherSide } from './other-side.js';

const liveCopies = async (store: ReadStore): Promise<readonly Built[]> =>
  (await store.catalogue()).filter(({ state }) => state === 'live');

/** A file of views, row by row. @throws BrokenOff when there is none */
export const viewsFileSide = (path: string, scheduler: Scheduler): OtherSide => {
  if (!existsSync(path))
    throw new BrokenOff('against.missing', `Không có tệp / There is no file of views ${path}.`);
  const store = openSqliteReadStore(path, { scheduler, readOnly: true });
  const theirs = async ({ view, to }: Replayed) => {
    const copy = (await liveCopies(store)).find(({ name }) => name === view.name)!;
    return rowsOfCopy(store, copy.id, view, to);
  };
  return {
    standings: async () =>
      new Map(
        (await liveCopies(store)).map(({ name, version, checkpoint: { position, digest, parked } }) => [
          name,
          { version, position, parked, ...(parked.length === 0 ? { digest } : {}) },
        ]),
      ),
    firstDifference: async (replayed, built, breathe) => {
      const { id, view, to } = replayed;
      return firstDifference(rowsOfCopy(built, id, view, to), await theirs(replayed), breathe);
    },
    withinPart: async (replayed, built, holds, breathe) => {
      const { id, view, checkpoint } = replayed;
      const ours = rowsOfCopy(built, id, view, checkpoint.position);
      const within = await rowsWithin(view, ours, await theirs(replayed), holds, breathe);
      const difference = await firstDifference(within.replayed, within.other, breathe);
      return { compared: within.replayed.length, apart: within.apart, ...(difference && { difference }) };
    },
    close: () => store.close(),
  };
};
