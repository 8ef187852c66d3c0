import { readStoreContract } from '#test/contract/read-store.contract';
import { sqliteViews } from '#test/support/sqlite-views';

readStoreContract('SQLite', { empty: sqliteViews });
