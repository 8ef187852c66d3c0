import { openSqliteReadStore, type SqliteReadStore } from '#stores/sqlite';
import type { OpenViews } from '#test/contract/read-store.contract';
import { temporaryFolder } from './temporary-folder.js';
import { timerScheduler } from './timer-scheduler.js';

export const openViewsAt = (path: string, readOnly = false, threadFrom?: number): SqliteReadStore =>
  openSqliteReadStore(path, {
    scheduler: timerScheduler,
    readOnly,
    ...(threadFrom === undefined ? {} : { threadFrom }),
  });

/** No views yet, in a folder of their own. @param threadFrom 0: a thread writes every row */
export const sqliteViews = async (threadFrom?: number): Promise<OpenViews & { readonly path: string }> => {
  const folder = temporaryFolder();
  const path = folder.file('views.db');
  let opened: SqliteReadStore[] = [];
  const open = (readOnly = false): SqliteReadStore => {
    const store = openViewsAt(path, readOnly, threadFrom);
    opened.push(store);
    return store;
  };
  const closeAll = (): void => {
    for (const store of opened) store.close();
    opened = [];
  };
  let store = open();
  return {
    path,
    get store() {
      return store;
    },
    another: () => open(),
    reader: () => open(true),
    reopen: async () => {
      closeAll();
      store = open();
    },
    remove: async () => {
      closeAll();
      folder.remove();
    },
  };
};
