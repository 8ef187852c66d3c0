import { readStoreContract, wholeHistoryContract } from '#test/contract/read-store.contract';
import { sqliteViews } from '#test/support/sqlite-views';

readStoreContract('SQLite', { empty: () => sqliteViews() });
wholeHistoryContract('SQLite', { empty: () => sqliteViews() });
readStoreContract('SQLite, written by a thread,', { empty: () => sqliteViews(0) });
wholeHistoryContract('SQLite, written by a thread,', { empty: () => sqliteViews(0) });
