import { readStoreContract, wholeHistoryContract } from '#test/contract/read-store.contract';
import { sqliteViews } from '#test/support/sqlite-views';

readStoreContract('SQLite', { empty: sqliteViews });
wholeHistoryContract('SQLite', { empty: sqliteViews });
