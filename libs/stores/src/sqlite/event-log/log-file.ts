import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { logFileProblem } from './log-file-problem.js';
import { schema } from './schema.js';

/** The one path of a log, whatever links lead to it: locks and wake-up calls go by it. The file need not exist. */
export const realPathOf = (path: string): string => {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const folder = dirname(full);
  return existsSync(folder) ? join(realpathSync(folder), basename(full)) : full;
};

/** @throws LogFileProblem */
export const makeFolderOf = (path: string): void => {
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true });
  } catch (error) {
    throw logFileProblem(path, error);
  }
};

/**
 * Makes an empty log unless the file exists. It is made under another name and renamed whole, so that a file of no
 * bytes is always a log that lost everything, and never looks like a new one. Call it only while holding the lock.
 * @throws LogFileProblem
 */
export const makeLogIfMissing = (path: string, tables = schema): void => {
  if (existsSync(path)) return;
  const unfinished = `${path}.new`;
  try {
    rmSync(unfinished, { force: true });
    fill(unfinished, tables);
    renameSync(unfinished, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw logFileProblem(path, error);
  }
};

const fill = (path: string, tables: string): void => {
  const db = new DatabaseSync(path);
  try {
    db.exec(`PRAGMA journal_mode = WAL; BEGIN; ${tables}; COMMIT`);
  } finally {
    db.close();
  }
};

/** A rename is durable only when the folder is. */
const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
