import { closeSync, openSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { openToRead } from '../event-log/connections.js';
import { realPathOf } from '../event-log/log-file.js';
import { resultCodeOf, sqlite, textOf } from '../event-log/log-file-problem.js';
import { openSealKeysFile } from '../seal-keys/seal-keys-file.js';

/** The copy could not be written. */
export class CopyFailed extends Error {
  override readonly name = 'CopyFailed';
  constructor(
    readonly diskFull: boolean,
    message: string,
  ) {
    super(message);
  }
}

export interface CopyWatch {
  /** Breaks the copy off: its reason is thrown. */
  readonly signal: AbortSignal;
  /** Bytes of the file that are copied, and that there are. */
  progress(done: number, total: number): void;
}

const pagesAStep = 2_000;
/** More than a file of keys can have. */
const allPages = 2 ** 30;

/**
 * Copies the file of a log, also while a ledger writes it: one moment of it, in one file that needs no other.
 * @throws LogFileProblem when it cannot be read, CopyFailed when `to` cannot be written
 */
export const copyLogFile = async (from: string, to: string, watch: CopyWatch): Promise<void> => {
  const source = openToRead(realPathOf(from));
  try {
    // A transaction holds the moment: without one, every commit of the ledger makes SQLite begin the copy again.
    source.exec('BEGIN');
    source.prepare('SELECT 1 FROM event').get();
    const pageBytes = Number(source.prepare('PRAGMA page_size').get()!['page_size']);
    await copied(source, to, pagesAStep, (left, pages) => {
      watch.signal.throwIfAborted();
      watch.progress((pages - left) * pageBytes, pages * pageBytes);
    });
    watch.signal.throwIfAborted();
  } finally {
    source.close();
  }
};

/** Copies seal keys, readable by their owner only. @throws LogFileProblem, or CopyFailed */
export const copySealKeysFile = async (from: string, to: string): Promise<void> => {
  const source = openSealKeysFile(from);
  try {
    // In one step: the ledger cannot keep a new key meanwhile, and waits for this as for any other commit.
    await copied(source, to, allPages, () => undefined);
  } finally {
    source.close();
  }
};

const copied = async (
  source: DatabaseSync,
  to: string,
  rate: number,
  progress: (left: number, pages: number) => void,
): Promise<void> => {
  try {
    closeSync(openSync(to, 'wx', 0o600));
    await backup(source, to, {
      rate,
      progress: ({ remainingPages, totalPages }) => progress(remainingPages, totalPages),
    });
    inOneFile(to);
  } catch (error) {
    throw problemOf(to, error);
  }
};

/** A file whose header promises a write-ahead log makes every reader leave two more files beside it. */
const inOneFile = (path: string): void => {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = DELETE');
  } finally {
    db.close();
  }
};

const problemOf = (to: string, error: unknown): unknown => {
  const code = resultCodeOf(error);
  const system = (error as NodeJS.ErrnoException).code;
  if (code === undefined && !/^E[A-Z]+$/u.test(system ?? '')) return error;
  const diskFull = code === sqlite.full || system === 'ENOSPC';
  return new CopyFailed(
    diskFull,
    diskFull ? `The disk of ${to} is full.` : `${to} cannot be written: ${textOf(error)}.`,
  );
};
