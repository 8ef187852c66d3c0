import { DatabaseSync } from 'node:sqlite';
import { logFileProblem } from './log-file-problem.js';

/**
 * The right to be the one writer of a log: an exclusive lock on `<log>.lock`, which the operating system gives back
 * when the process ends, however it ends. The log itself stays open to readers. The lock file stays behind: removing
 * it while another waits would let two hold it.
 * @throws LogFileProblem `in-use` while another process writes
 */
export const lockForWriting = (path: string): DatabaseSync => {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    throw logFileProblem(path, error);
  }
};
