import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ReadStoreLost } from '#views/port';
import { createLayout, layoutOf } from './layout.js';
import { corrupt, isDamage } from './sqlite-faults.js';

const busyTimeoutMs = 5_000;
const settings = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 20000;
  PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY`;

type Say = (sentence: string) => void;

/** How a connection comes to its file, and what becomes of the file when it turns out to be damaged. */
export interface Access {
  /** Undefined as long as there is no file. */
  open(): DatabaseSync | undefined;
  /** Whether another may replace the file: then the new one is opened. */
  readonly follows: boolean;
  /** The file is damaged, and this connection has let go of it. @param inode of what was opened */
  lost(inode: number): void;
}

export const toRead = (path: string): Access => ({
  open: () => openToRead(path),
  follows: true,
  lost: () => undefined,
});

/** @param before lets go of every other connection that this process writes through */
export const toWrite = (path: string, say: Say, before: () => void): Access => ({
  open: () => openToWrite(path, say),
  follows: false,
  lost: inode => {
    before();
    if (inodeOf(path) === inode) moveAside(path, 'is damaged', say);
  },
});

/**
 * Another thread owns the file: it has made it, and it alone moves it aside.
 * @param inode of what that thread opened
 */
export const besideAnother = (path: string, inode: number): Access => ({
  open: () => openBeside(path, inode),
  follows: false,
  lost: () => undefined,
});

export const inodeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.ino ?? 0;

/** Undefined as long as no writer has made the file. */
const openToRead = (path: string): DatabaseSync | undefined => {
  if (!existsSync(path)) return undefined;
  const db = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs });
  return closedUnless(db, () => layoutOf(db, path) === 'current');
};

/** Opens or makes the file; one that is damaged or of an older layout is moved aside first. */
const openToWrite = (path: string, say: Say): DatabaseSync | undefined => {
  mkdirSync(dirname(path), { recursive: true });
  try {
    const db = openWhole(path);
    if (db) return db;
    moveAside(path, 'has an older layout', say);
  } catch (fault) {
    if (!isDamage(fault)) throw fault;
    moveAside(path, 'is damaged', say);
  }
  return openWhole(path);
};

const openBeside = (path: string, inode: number): DatabaseSync => {
  if (inodeOf(path) !== inode) throw new ReadStoreLost(`${path} is no longer the file that was opened`);
  const db = new DatabaseSync(path, { timeout: busyTimeoutMs });
  db.exec(settings);
  return db;
};

/** What is in the file can be made again from the log; it is kept for whoever wants to know what happened. */
const moveAside = (path: string, why: string, say: Say): void => {
  let n = 1;
  while (existsSync(`${path}.old-${n}`)) n += 1;
  renameSync(path, `${path}.old-${n}`);
  for (const tail of ['-wal', '-shm']) rmSync(path + tail, { force: true });
  say(`${path} ${why}: it was moved to ${path}.old-${n}, and every view is built again from the log`);
};

/** Undefined for an older layout. @throws the engine's error for a damaged file. */
const openWhole = (path: string): DatabaseSync | undefined => {
  const db = new DatabaseSync(path, { timeout: busyTimeoutMs });
  return closedUnless(db, () => {
    const layout = layoutOf(db, path);
    if (layout === 'older') return false;
    db.exec(settings);
    createLayout(db);
    mustBeWhole(db, path);
    return true;
  });
};

const closedUnless = (db: DatabaseSync, isFine: () => boolean): DatabaseSync | undefined => {
  let fine = false;
  try {
    fine = isFine();
  } finally {
    if (!fine) db.close();
  }
  return fine ? db : undefined;
};

/** A copy cut short by a full disk opens without complaint and fails later: its size belies its own header. */
const mustBeWhole = (db: DatabaseSync, path: string): void => {
  const number = (pragma: string): number => Number(Object.values(db.prepare(`PRAGMA ${pragma}`).get()!)[0]);
  // While another connection reads or writes, part of the file may stand in the write-ahead log alone.
  if (number('wal_checkpoint(TRUNCATE)') !== 0) return;
  if (statSync(path).size < number('page_count') * number('page_size'))
    throw Object.assign(new Error('the file is shorter than its header says'), { errcode: corrupt });
};
