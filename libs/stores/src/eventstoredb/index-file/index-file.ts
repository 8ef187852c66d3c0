import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openToRead, openToWrite } from '../../sqlite/event-log/connections.js';
import type { LogFileProblem } from '../../sqlite/event-log/log-file-problem.js';
import { makeFolderOf, makeLogIfMissing, realPathOf } from '../../sqlite/event-log/log-file.js';
import { tables } from '../../sqlite/event-log/schema.js';
import { lockForWriting } from '../../sqlite/event-log/writer-lock.js';

/** Marks a SQLite file as an index of a log elsewhere: 'soci'. It is never taken for the log itself. */
const indexId = 0x736f6369;
/** Another form of the file is thrown away and made again from the log. */
const indexVersion = 1;

/**
 * The tables of the embedded log, so that what is asked of the index is answered by the same statements and is the same
 * on both engines; and how far the log was followed, moved in the transaction of the events before it.
 */
const schema = `
  ${tables}
  CREATE TABLE watermark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    commit_position INTEGER NOT NULL,
    prepare_position INTEGER NOT NULL
  ) STRICT;
  PRAGMA application_id = ${indexId};
  PRAGMA user_version = ${indexVersion};
`;

export interface OpenIndexFile {
  readonly path: string;
  readonly db: DatabaseSync;
  /** Held by this process as long as it is open: each has an index of its own. */
  readonly lock: DatabaseSync;
}

/** @throws LogFileProblem when another process has it, it cannot be written, or the file is something else */
export const openIndexFile = (path: string): OpenIndexFile => {
  makeFolderOf(path);
  const real = realPathOf(path);
  const lock = lockForWriting(real);
  try {
    return { path: real, db: openOrRemake(real), lock };
  } catch (error) {
    lock.close();
    throw error;
  }
};

export const openIndexToRead = (path: string): DatabaseSync => openToRead(path, indexId);

/** What is damaged or of another version is made again: the log has everything. What is no index stays untouched. */
const openOrRemake = (path: string): DatabaseSync => {
  try {
    return open(path);
  } catch (error) {
    const { code } = error as LogFileProblem;
    if (code !== 'damaged' && code !== 'newer-version') throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return open(path);
  }
};

const open = (path: string): DatabaseSync => {
  makeLogIfMissing(path, schema);
  const db = openToWrite(path, indexId);
  // What a power cut takes away is read from the log again; the file itself stays whole.
  db.exec('PRAGMA synchronous = NORMAL');
  return db;
};
