import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { synced, writtenDurably } from '#command-line';
import { headAt, type KnownHead } from './known-heads.js';

/**
 * Puts a signed head where a ledger compares its log with it at every start, unless a larger one is there.
 * @param unfinished where the file is made before it gets its name: on the same disk
 */
export const keepHead = (unfinished: string, folder: string, { note, size }: KnownHead): void => {
  const kept = headAt(folder);
  if (kept && kept.size >= size) return;
  rmSync(unfinished, { force: true });
  writtenDurably(unfinished, note);
  mkdirSync(folder, { recursive: true });
  renameSync(unfinished, join(folder, 'last-head'));
  synced(folder);
};
