import { eventStoreContract } from '#test/contract/event-store.contract';
import { sqliteLog } from '#test/support/sqlite-log';

eventStoreContract('SQLite', { empty: sqliteLog });
