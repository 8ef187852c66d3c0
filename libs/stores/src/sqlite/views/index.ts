export { NewerViewsFile, NotAViewsFile } from './layout.js';
export {
  openSqliteReadStore,
  type SqliteReadStore,
  type SqliteReadStoreOptions,
} from './sqlite-read-store.js';
