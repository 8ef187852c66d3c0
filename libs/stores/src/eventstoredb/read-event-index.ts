import type { Scheduler } from '#event-sourcing';
import { SqliteEventReader } from '../sqlite/event-log/sqlite-event-reader.js';
import { SqliteAudit } from '../sqlite/audit/sqlite-audit.js';
import { openToRead } from '../sqlite/event-log/connections.js';
import type { LogFileProblem } from '../sqlite/event-log/log-file-problem.js';
import { openIndexToRead } from './index-file/index-file.js';

/**
 * The index that an `openEventStoreDb` of this process keeps, read only, on a connection of its own: for its threads.
 * @throws LogFileProblem when there is none this code can read
 */
export const readEventIndex = (path: string, scheduler: Scheduler): SqliteEventReader =>
  new SqliteEventReader(path, scheduler, openIndexToRead);

type Open = typeof openIndexToRead;

/** A log on servers stands whole in the index that each ledger of it keeps, in the tables of a log in a file. */
const logOrIndex = <T>(make: (open: Open) => T): T => {
  try {
    return make(openToRead);
  } catch (error) {
    if ((error as Partial<LogFileProblem>).code !== 'not-a-log') throw error;
    return make(openIndexToRead);
  }
};

/** The file of a log, or the index of one on servers. @throws LogFileProblem */
export const readLogOrIndex = (path: string, scheduler: Scheduler): SqliteEventReader =>
  logOrIndex(open => new SqliteEventReader(path, scheduler, open));

/** The same for somebody who does not believe it. @throws LogFileProblem */
export const auditLogOrIndex = (path: string): SqliteAudit => logOrIndex(open => new SqliteAudit(path, open));
