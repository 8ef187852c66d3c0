import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { logFileProblem, problemWith, type Wrong } from './log-file-problem.js';
import { applicationId, controlSchema, schemaVersion } from './schema.js';

/** How long a connection waits for a lock that another process holds for a moment. */
const busyMs = 2_000;
/** Pages of the write-ahead log before they are moved into the file: fewer moves, faster appends (64 MiB). */
const checkpointPages = 16_000;
/** Enough for the pages of the two indexes that appends keep coming back to. */
const writerCacheKib = 16_000;

/** @throws LogFileProblem */
export const openToRead = (path: string, id = applicationId): DatabaseSync =>
  guarded(
    path,
    id,
    () => new DatabaseSync(path, { readOnly: true, timeout: busyMs }),
    'PRAGMA query_only = ON',
  );

/** A write that is taken back: SQLite opens a read-only file without a word, and lets it begin a transaction. */
const tryToWrite = `BEGIN IMMEDIATE; PRAGMA user_version = ${schemaVersion}; ROLLBACK`;

/** Brings a file of an earlier version to the newest. Two may try at once: the second finds it done. */
const upgraded = (db: DatabaseSync): void => {
  if (header(db, 'user_version') === schemaVersion) return;
  db.exec(`BEGIN IMMEDIATE; ${controlSchema} PRAGMA user_version = ${schemaVersion}; COMMIT`);
};

/** FULL: a commit returns when the write-ahead log is on the disk. @throws LogFileProblem */
export const openToWrite = (path: string, id = applicationId): DatabaseSync =>
  guarded(
    path,
    id,
    () => new DatabaseSync(path, { timeout: busyMs }),
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = ${checkpointPages};
     PRAGMA cache_size = -${writerCacheKib};
     ${tryToWrite}`,
    id === applicationId ? upgraded : undefined,
  );

const header = (db: DatabaseSync, name: string): number =>
  Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

const guarded = (
  path: string,
  id: number,
  open: () => DatabaseSync,
  settings: string,
  prepare: (db: DatabaseSync) => void = () => undefined,
): DatabaseSync => {
  mustBeFile(path);
  let db: DatabaseSync | undefined;
  try {
    db = open();
    mustBeKnown(path, id, db);
    db.exec(settings);
    prepare(db);
    return db;
  } catch (error) {
    db?.close();
    throw logFileProblem(path, error);
  }
};

const missing: Wrong = { code: 'missing', vi: 'không tồn tại', en: 'does not exist' };
const folder: Wrong = { code: 'unreadable', vi: 'là thư mục, không phải tệp', en: 'is a folder, no file' };
const empty: Wrong = {
  code: 'damaged',
  vi: 'rỗng, hãy khôi phục từ bản sao lưu, hoặc xóa nó để bắt đầu sổ mới',
  en: 'is empty: restore it from a backup, or delete it to begin a new one',
};
const anothers: Wrong = {
  code: 'not-a-log',
  vi: 'không phải tệp của Sổ Cái',
  en: 'is not a log of this ledger',
};
const newer = (version: number): Wrong => ({
  code: 'newer-version',
  vi: `có phiên bản ${version}, mới hơn ${schemaVersion}, hãy chạy bản phát hành mới hơn`,
  en: `has version ${version}, newer than ${schemaVersion}: start a newer release of the ledger`,
});

const mustBeFile = (path: string): void => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw problemWith(path, missing);
  if (stat.isDirectory()) throw problemWith(path, folder);
};

/**
 * Asks SQLite, never the file itself: closing any other handle on the file would drop the locks this process holds on
 * it (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
const mustBeKnown = (path: string, id: number, db: DatabaseSync): void => {
  if (header(db, 'page_count') === 0) throw problemWith(path, empty);
  const version = header(db, 'user_version');
  if (header(db, 'application_id') !== id) throw problemWith(path, anothers);
  if (version > schemaVersion) throw problemWith(path, newer(version));
  db.prepare('SELECT 1 FROM event ORDER BY idx DESC LIMIT 1').get();
};
