import { openSqliteEventStore, type SqliteEventStore } from '#stores/sqlite';
import type { OpenLog } from '#test/contract/event-store.contract';
import { temporaryFolder } from './temporary-folder.js';
import { timerScheduler } from './timer-scheduler.js';

const failLoudly = (error: Error): never => {
  throw error;
};

export const openLogAt = (path: string): Promise<SqliteEventStore> =>
  openSqliteEventStore(path, { scheduler: timerScheduler, onFatal: failLoudly });

/** An empty log in a folder of its own. */
export const sqliteLog = async (): Promise<OpenLog & { readonly path: string }> => {
  const folder = temporaryFolder();
  const path = folder.file('events.db');
  let store = await openLogAt(path);
  return {
    path,
    get store() {
      return store;
    },
    reopen: async () => {
      await store.close();
      store = await openLogAt(path);
    },
    remove: async () => {
      await store.close();
      folder.remove();
    },
  };
};
