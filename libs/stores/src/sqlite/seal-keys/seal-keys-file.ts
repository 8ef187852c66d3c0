import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { LogFileProblem, logFileProblem } from '../event-log/log-file-problem.js';

/** Marks a SQLite file as seal keys of this ledger: 'sock' in the header's application id. */
const applicationId = 0x736f636b;
const schemaVersion = 1;
const busyMs = 5_000;

const schema = `
  BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS seal_key (id TEXT PRIMARY KEY, key BLOB NOT NULL, salt BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS copy (place TEXT PRIMARY KEY, made_at TEXT NOT NULL) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaVersion};
  COMMIT;
`;

/**
 * A rollback journal that is emptied, not a write-ahead log: what was overwritten in the file stands nowhere else once
 * the transaction is over. EXTRA: the journal's end is on the disk before a commit returns.
 */
const settings = `
  PRAGMA secure_delete = ON;
  PRAGMA journal_mode = TRUNCATE;
  PRAGMA synchronous = EXTRA;
`;

/** Nobody but the ledger's own user reads keys, from the first byte on. */
const madePrivate = (path: string): void => {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  if (process.platform === 'win32') return;
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  throw new LogFileProblem(
    'unreadable',
    `Người khác đọc được khóa niêm phong ${path} / The seal keys can be read by others (mode ${mode.toString(8)}): ` +
      'chmod 600, and ask who read it.',
  );
};

/** @param isNew whether a file with nothing in it will do: then it is made */
const mustBeKnown = (path: string, db: DatabaseSync, isNew: boolean): void => {
  const header = (name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  const version = header('user_version');
  if (!(isNew && header('page_count') === 0) && header('application_id') !== applicationId)
    throw new LogFileProblem(
      'not-a-log',
      `Tệp ${path} không giữ khóa niêm phong của Sổ Cái / The file holds no seal keys of this ledger.`,
    );
  if (version > schemaVersion)
    throw new LogFileProblem(
      'newer-version',
      `Khóa niêm phong ${path} có phiên bản ${version}, mới hơn ${schemaVersion}, hãy chạy bản phát hành mới hơn / ` +
        `The seal keys have a newer version: start a newer release.`,
    );
};

/** @throws LogFileProblem with one sentence: others can read it, newer, no such file, read-only, disk full */
export const openSealKeysFile = (path: string): DatabaseSync => {
  let db: DatabaseSync | undefined;
  try {
    madePrivate(path);
    db = new DatabaseSync(path, { timeout: busyMs });
    mustBeKnown(path, db, true);
    db.exec(`${settings}${schema}`);
    return db;
  } catch (error) {
    db?.close();
    throw logFileProblem(path, error);
  }
};

/** For tools: nothing is made, and nothing can be written. @throws LogFileProblem */
export const readSealKeysFile = (path: string): DatabaseSync => {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: busyMs });
    mustBeKnown(path, db, false);
    return db;
  } catch (error) {
    db?.close();
    throw logFileProblem(path, error);
  }
};
