import { join } from 'node:path';
import type { EventStore } from '#event-sourcing';
import { openSqliteEventStore, openSqliteReadStore, type SqliteEventStore } from '#stores/sqlite';
import { buildViews, scheduler } from '../surroundings.js';
import { commitments, decode, execution, fill } from './past.js';

const fail = (error: Error): never => {
  throw error;
};

/** Builds both views from nothing into a file. */
export const buildBoth = async (log: EventStore, path: string): Promise<void> => {
  const readStore = openSqliteReadStore(path, { scheduler });
  await buildViews({ log, decode, readStore, views: [execution, commitments] });
  readStore.close();
};

/** A log of so many events, and its views. */
export interface Filled {
  readonly log: SqliteEventStore;
  readonly events: number;
  /** The file of the views. */
  readonly path: string;
}

export const filled = async (folder: string, events: number): Promise<Filled> => {
  const name = `of-${events}`;
  const log = await openSqliteEventStore(join(folder, `${name}.db`), { scheduler, onFatal: fail });
  await fill(log, events);
  const path = join(folder, `${name}-views.db`);
  await buildBoth(log, path);
  return { log, events, path };
};
