import * as fs from 'node:fs';
import type { Disk } from '#stores/files';

const calls = ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync'] as const;

/** A disk that tells before each call; what is thrown there the caller meets as a fault of the disk. */
export const watchedDisk = (before: (call: string) => void): Disk =>
  Object.fromEntries(
    calls.map(name => [
      name,
      (...args: unknown[]): unknown => {
        before(name);
        return (fs[name] as (...given: unknown[]) => unknown)(...args);
      },
    ]),
  ) as unknown as Disk;
