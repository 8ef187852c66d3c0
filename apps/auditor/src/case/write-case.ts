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
export const writeWhole = (path: string, bytes: Uint8Array): void => {
  const unfinished = `${path}.unfinished-${process.pid}`;
  try {
    writtenDurably(unfinished, bytes);
    mustBeNew(path);
    renameSync(unfinished, path);
    synced(dirname(path));
  } finally {
    rmSync(unfinished, { force: true });
  }
};
