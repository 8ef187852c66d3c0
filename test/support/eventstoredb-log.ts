import { openEventStoreDb, type EventStoreDb, type EventStoreDbOptions } from '#stores/eventstoredb';
import { randomBytes } from 'node:crypto';
import type { OpenLog } from '#test/contract/event-store.contract';
import { temporaryFolder } from './temporary-folder.js';
import { SystemClock } from '#platform/ambient';
import { timerScheduler } from './timer-scheduler.js';

/** A log of its own on a server that others use too: behind a namespace that nobody else has. */
export interface EventStoreDbLog extends OpenLog {
  readonly store: EventStoreDb;
  readonly namespace: string;
  readonly indexPath: string;
  /** Closes the store, lets `meanwhile` happen, and opens the same log again. */
  reopen(meanwhile?: () => unknown): Promise<void>;
}

export const eventStoreDbLog = async (
  url: string,
  options: Partial<EventStoreDbOptions> = {},
): Promise<EventStoreDbLog> => {
  const folder = temporaryFolder();
  const indexPath = folder.file('index.db');
  const namespace = `t${randomBytes(8).toString('hex')}.`;
  const open = () =>
    openEventStoreDb(url, {
      indexPath,
      namespace,
      clock: new SystemClock(),
      scheduler: timerScheduler,
      random: { bytes: count => randomBytes(count) },
      ...options,
      // Machines that run this are shared: a wait that is too short for them is not what the specs are about.
      timings: { indexMs: 20_000, ...options.timings },
    });
  let store = open();
  return {
    namespace,
    indexPath,
    get store() {
      return store;
    },
    reopen: async meanwhile => {
      await store.close();
      await meanwhile?.();
      store = open();
    },
    remove: async () => {
      await store.close();
      folder.remove();
    },
  };
};
