import type { ControlStreams, EventStore, Random, Scheduler } from '#event-sourcing';
import type { Configuration } from '#platform';
import { openEventStoreDb } from '#stores/eventstoredb';
import { openSqliteEventStore, SqliteControlStreams, type SqliteEventStore } from '#stores/sqlite';
import { logFileOf } from './log-file.js';

export interface LogSurroundings {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** A commit failed: what stands on the disk is known after a restart only. */
  readonly onFatal: (error: Error) => void;
  /** The log on the server was damaged: everything is refused from then on. */
  readonly onHalted: (error: Error) => void;
}

export type EventLog = EventStore & {
  readonly control: ControlStreams;
  /** How far the index of a log on a server came. */
  progress?(): { readonly state: string; readonly percent: number };
  close(): Promise<void>;
};

/** What a configuration says of a log. */
export type LogPlace = Pick<Configuration, 'events' | 'namespace' | 'dataFolder'>;

/** The log that is named, to be written, and the streams beside it. */
export const openEventLog = async (
  configuration: LogPlace,
  { onFatal, ...surroundings }: LogSurroundings,
): Promise<EventLog> => {
  const { events, namespace } = configuration;
  const { path } = logFileOf(configuration);
  if (events.engine === 'sqlite')
    return withSqliteControl(await openSqliteEventStore(path, { ...surroundings, onFatal }), path);
  const store = openEventStoreDb(events.url, {
    ...surroundings,
    indexPath: path,
    ...(namespace === undefined ? {} : { namespace: `${namespace}.` }),
  });
  return Object.assign(store, { control: store });
};

const withSqliteControl = (store: SqliteEventStore, path: string): EventLog => {
  const control = SqliteControlStreams.open(path);
  const closeStore = store.close.bind(store);
  const close = async (): Promise<void> => {
    control.close();
    await closeStore();
  };
  return Object.assign(store, { control, close });
};
