import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { EventStore, Scheduler } from '#event-sourcing';
import { openSqliteEventStore, openSqliteReadStore, type SqliteEventStore } from '#stores/sqlite';
import { runProjector } from '#views';
import { commitments, decode, execution, fill } from './past.js';

export const scheduler: Scheduler = {
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};
const clock = { now: () => '2023-01-01T00:00:00.000Z' };
const fail = (error: Error): never => {
  throw error;
};

/** Builds every view from nothing, as the projector does after the file of views is gone. */
export const buildViews = async (log: EventStore, path: string): Promise<void> => {
  const over = new AbortController();
  const readStore = openSqliteReadStore(path, { scheduler });
  await runProjector({
    log,
    decode,
    readStore,
    clock,
    scheduler,
    signal: over.signal,
    views: [execution, commitments],
    onProgress: ({ kind }) => kind === 'following' && over.abort(),
  });
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
  await buildViews(log, path);
  return { log, events, path };
};
