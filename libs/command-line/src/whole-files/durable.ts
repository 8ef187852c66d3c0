import { closeSync, copyFileSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** A file, or a folder's list of files, is on the disk when this returns. */
export const synced = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Writes a new file. @throws when there is one already */
export const writtenDurably = (path: string, bytes: Uint8Array, mode = 0o644): void => {
  const handle = openSync(path, 'wx', mode);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

export const copiedDurably = (from: string, to: string): void => {
  copyFileSync(from, to);
  synced(to);
};
