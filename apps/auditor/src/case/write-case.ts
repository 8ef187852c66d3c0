import { existsSync, linkSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { synced, writtenDurably } from '../../../operator/src/backup/durable.js';
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
    // Not renamed: that would take the place of a file that came there meanwhile.
    linkSync(unfinished, path);
    synced(dirname(path));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? exists(path) : error;
  } finally {
    rmSync(unfinished, { force: true });
  }
};
