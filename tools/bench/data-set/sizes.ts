import { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '#event-sourcing';
import { openSqliteReadStore } from '#stores/sqlite';
import type { Built, View } from '#views';
import { ledgerCodec } from '../../../apps/projector/src/ledger-events.js';
import { buildViews, scheduler } from '../surroundings.js';

/** What one view takes of the disk in the file of all views, indexes included. */
export interface ViewSize {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly bytes: number;
}

/** Builds these views from nothing into one file. @returns what stands there at the end */
export const build = async (
  log: EventStore,
  path: string,
  views: readonly View[],
): Promise<readonly Built[]> => {
  const readStore = openSqliteReadStore(path, { scheduler });
  await buildViews({ log, decode: ledgerCodec.decode, readStore, views });
  const built = await readStore.catalogue();
  readStore.close();
  return built;
};

/** Whole pages of a copy's tables and their indexes. Source: https://www.sqlite.org/dbstat.html */
const pagesByCopy = `SELECT substr(t.tbl_name, 2, instr(t.tbl_name, '_') - 2) AS generation, sum(s.pgsize) AS bytes
  FROM dbstat s JOIN sqlite_schema t ON t.name = s.name
  WHERE s.aggregate = 1 AND t.tbl_name GLOB 't[0-9]*_*' GROUP BY 1`;

/** @param built what `build` said of the file */
export const sizesOf = (path: string, built: readonly Built[]): readonly ViewSize[] => {
  const db = new DatabaseSync(path, { readOnly: true });
  const pages = new Map(
    db
      .prepare(pagesByCopy)
      .all()
      .map(({ generation, bytes }) => [Number(generation), Number(bytes)]),
  );
  db.close();
  return built.map(({ name, kind, generation, checkpoint }) => ({
    name,
    kind,
    rows: checkpoint.digest.count,
    bytes: pages.get(generation) ?? 0,
  }));
};
