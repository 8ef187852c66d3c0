import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { evidenceId, evidenceLayout, evidenceSchema } from './schema.js';

const busyMs = 2_000;

/** Undefined as long as nobody has made it. */
export const openIndexToRead = (path: string): DatabaseSync | undefined => {
  if (!existsSync(path)) return undefined;
  const db = new DatabaseSync(path, { readOnly: true, timeout: busyMs });
  if (isOurs(db)) return db;
  db.close();
  return undefined;
};

/** Opens the index, or makes an empty one in place of one that is damaged or of another layout. */
export const openIndexToWrite = (path: string): DatabaseSync => {
  mkdirSync(dirname(path), { recursive: true });
  return opened(path) ?? made(path);
};

const isOurs = (db: DatabaseSync): boolean => {
  const header = (name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0]);
  return header('application_id') === evidenceId && header('user_version') === evidenceLayout;
};

// Not synced at each commit: what a power cut takes is made again, and the mark says from where.
const settings = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000;
  PRAGMA cache_size = -16384`;

const opened = (path: string): DatabaseSync | undefined => {
  if (!existsSync(path)) return undefined;
  const db = new DatabaseSync(path, { timeout: busyMs });
  try {
    if (isOurs(db)) {
      db.exec(settings);
      return db;
    }
  } catch {
    // Damaged: as good as none.
  }
  db.close();
  return undefined;
};

const made = (path: string): DatabaseSync => {
  for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true });
  const db = new DatabaseSync(path, { timeout: busyMs });
  db.exec(`${settings}; BEGIN; ${evidenceSchema}; COMMIT`);
  return db;
};
