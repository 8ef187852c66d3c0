import type { Scheduler } from '#event-sourcing';
import { SqliteEventReader } from '../sqlite/event-log/sqlite-event-reader.js';
import { openIndexToRead } from './index-file/index-file.js';

/**
 * The index that an `openEventStoreDb` of this process keeps, read only, on a connection of its own: for its threads.
 * @throws LogFileProblem when there is none this code can read
 */
export const readEventIndex = (path: string, scheduler: Scheduler): SqliteEventReader =>
  new SqliteEventReader(path, scheduler, openIndexToRead);
