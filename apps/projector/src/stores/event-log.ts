import { join } from 'node:path';
import type { Clock, ControlStreams, EventStore, Random, Scheduler, SealKeys } from '#event-sourcing';
import type { Configuration } from '#platform';
import type { EventStoreDbObserver, EventStoreDbProgress } from '#stores/eventstoredb';
import {
  openSqliteEventStore,
  openSqliteSealKeys,
  SqliteControlStreams,
  type SqliteEventStore,
  type SqliteSealKeys,
} from '#stores/sqlite';
import { logFileOf } from './log-file.js';

export interface LogSurroundings {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly observer?: EventStoreDbObserver;
  /** A commit failed: what stands on the disk is known after a restart only. */
  readonly onFatal: (error: Error) => void;
  /** The log on the server was damaged: everything is refused from then on. */
  readonly onHalted: (error: Error) => void;
}

export type EventLog = EventStore & {
  readonly control: ControlStreams;
  /** Keys of sealed fields, beside the log and never in it: where the log is shared, they are. */
  readonly sealKeys: SealKeys;
  /** How far this process's index of a log on a server came; absent where the log is its own. */
  progress?(): EventStoreDbProgress;
  close(): Promise<void>;
};

/** What a configuration says of a log. */
export type LogPlace = Pick<Configuration, 'events' | 'namespace' | 'dataFolder'>;

/** The log that is named, to be written, and what is kept beside it. */
export const openEventLog = async (
  configuration: LogPlace,
  { onFatal, ...surroundings }: LogSurroundings,
): Promise<EventLog> => {
  const { events, namespace, dataFolder } = configuration;
  const { path } = logFileOf(configuration);
  if (events.engine === 'sqlite')
    return besideSqlite(
      await openSqliteEventStore(path, { ...surroundings, onFatal }),
      SqliteControlStreams.open(path),
      openSqliteSealKeys(join(dataFolder, 'seal-keys.db')),
    );
  // Only now: an embedded ledger starts sooner without the server's client.
  const { openEventStoreDb } = await import('#stores/eventstoredb');
  const store = openEventStoreDb(events.url, {
    ...surroundings,
    indexPath: path,
    ...(namespace === undefined ? {} : { namespace: `${namespace}.` }),
  });
  return Object.assign(store, { control: store });
};

const besideSqlite = (
  store: SqliteEventStore,
  control: SqliteControlStreams,
  sealKeys: SqliteSealKeys,
): EventLog => {
  const closeStore = store.close.bind(store);
  const close = async (): Promise<void> => {
    control.close();
    await closeStore();
    sealKeys.close();
  };
  return Object.assign(store, { control, sealKeys, close });
};
