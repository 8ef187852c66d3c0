import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { synced, writtenDurably } from '#command-line';
import { CaseRefused } from './case-refused.js';

const exists = (path: string): CaseRefused =>
  new CaseRefused('case.exists', `Đã có / There is ${path} already.`);

/** @throws CaseRefused */
export const mustBeNew = (path: string): void => {
  if (existsSync(path)) throw exists(path);
};

/** A whole file under a new name, or none. @throws CaseRefused when somebody was faster */
export const writeWhole = (path: string, bytes: Uint8Array, mode?: number): void => {
  const unfinished = `${path}.unfinished-${process.pid}`;
  try {
    writtenDurably(unfinished, bytes, mode);
    mustBeNew(path);
    renameSync(unfinished, path);
    synced(dirname(path));
  } finally {
    rmSync(unfinished, { force: true });
  }
};

/** For whoever opened them, and nobody else on the machine. */
const ownerOnly = 0o600;

/** A case, and beside it the texts that were opened: both files, or neither. @throws CaseRefused */
export const writeWithTexts = (
  path: string,
  bytes: Uint8Array,
  opened: { readonly path: string; readonly bytes: Uint8Array },
): void => {
  writeWhole(opened.path, opened.bytes, ownerOnly);
  try {
    writeWhole(path, bytes);
  } catch (error) {
    rmSync(opened.path);
    throw error;
  }
};
