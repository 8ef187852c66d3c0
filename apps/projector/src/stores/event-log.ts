import type { EventStore, Random, Scheduler } from '#event-sourcing';
import type { Configuration } from '#platform';
import { openEventStoreDb } from '#stores/eventstoredb';
import { openSqliteEventStore } from '#stores/sqlite';
import { logFileOf } from './log-file.js';

export interface LogSurroundings {
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** A commit failed: what stands on the disk is known after a restart only. */
  readonly onFatal: (error: Error) => void;
  /** The log on the server was damaged: everything is refused from then on. */
  readonly onHalted: (error: Error) => void;
}

export type EventLog = EventStore & { close(): Promise<void> };

/** The log that the configuration names, to be written. */
export const openEventLog = async (
  configuration: Configuration,
  { onFatal, ...surroundings }: LogSurroundings,
): Promise<EventLog> => {
  const { events, namespace } = configuration;
  const { path } = logFileOf(configuration);
  return events.engine === 'sqlite'
    ? openSqliteEventStore(path, { ...surroundings, onFatal })
    : openEventStoreDb(events.url, {
        ...surroundings,
        indexPath: path,
        ...(namespace === undefined ? {} : { namespace: `${namespace}.` }),
      });
};
