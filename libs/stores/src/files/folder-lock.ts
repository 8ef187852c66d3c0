import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another process works on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** SQLITE_BUSY. Source: https://sqlite.org/rescode.html */
const busy = 5;

/**
 * The right to be the one process that works on a folder, which is made if it is missing. The operating system gives
 * it back when the process ends, however it ends. The file `lock` stays behind: removing it while another waits would
 * let two hold the folder. Not for folders shared over a network, where such locks may not hold.
 * @returns gives the folder back
 * @throws FolderInUse
 */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true });
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== busy) throw error;
    throw new FolderInUse(
      `Thư mục ${folder} đang được tiến trình khác dùng, hãy dừng tiến trình ấy trước / ` +
        'The folder is in use by another process: stop that one first.',
    );
  }
  return () => lock.close();
};
