import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ControlStreams, EventStore } from '#event-sourcing';
import { SystemClock } from '#platform/ambient';
import { openEventStoreDb } from '#stores/eventstoredb';
import { SqliteControlStreams } from '#stores/sqlite';
import { openLogAt } from './sqlite-log.js';
import { timerScheduler } from './timer-scheduler.js';

/** What a publisher publishes, and where it records what it signed. */
export interface PublisherLedger {
  readonly store: EventStore;
  readonly control: ControlStreams;
  close(): Promise<void>;
}

/** The ledger of a folder: in its file, or on a server under a namespace, with its index in the folder. */
export const publisherLedgerIn = async (
  folder: string,
  url = '',
  namespace = '',
): Promise<PublisherLedger> => {
  if (url === '') {
    const path = join(folder, 'events.db');
    const store = await openLogAt(path);
    const control = SqliteControlStreams.open(path);
    return { store, control, close: async () => (control.close(), store.close()) };
  }
  const store = openEventStoreDb(url, {
    indexPath: join(folder, 'log-index.db'),
    namespace,
    clock: new SystemClock(),
    scheduler: timerScheduler,
    random: { bytes: count => randomBytes(count) },
    timings: { indexMs: 20_000 },
  });
  return { store, control: store, close: () => store.close() };
};
