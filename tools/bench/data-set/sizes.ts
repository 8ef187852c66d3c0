import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-sourcing';
import { openSqliteReadStore } from '#stores/sqlite';
import { type Built, runProjector, type View } from '#views';
import { ledgerCodec } from '../../../apps/projector/src/ledger-events.js';
import { secondsOf } from '../pairs.js';
import { scheduler } from './surroundings.js';

/** What one view takes of the disk, in a file of its own, indexes included. */
export interface ViewSize {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly bytes: number;
  /** To build it from nothing. */
  readonly seconds: number;
}

const clock = { now: () => '2026-01-01T00:00:00.000Z' };

/** Builds these views from nothing into one file. @returns what stands there at the end */
export const build = async (
  log: EventStore,
  path: string,
  views: readonly View[],
): Promise<readonly Built[]> => {
  const readStore = openSqliteReadStore(path, { scheduler });
  const over = new AbortController();
  await runProjector({
    ...{ log, decode: ledgerCodec.decode, readStore, clock, scheduler, signal: over.signal, views },
    onProgress: ({ kind }) => kind === 'following' && over.abort(),
  });
  const built = await readStore.catalogue();
  readStore.close();
  return built;
};

export const sizesOf = async (
  log: EventStore,
  folder: string,
  views: readonly View[],
): Promise<readonly ViewSize[]> => {
  const sizes: ViewSize[] = [];
  for (const view of views) {
    const path = join(folder, `${view.name}.db`);
    let rows = 0;
    const seconds = await secondsOf(async () => {
      const [built] = await build(log, path, [view]);
      rows = built!.checkpoint.digest.count;
    });
    sizes.push({ name: view.name, kind: view.kind, rows, bytes: statSync(path).size, seconds });
    for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true });
  }
  return sizes;
};
