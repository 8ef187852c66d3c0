import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const mark = '.unfinished-';

/** Where something is made until it is whole; its name tells which process is at it. */
export const unfinishedOf = (place: string): string => `${place}${mark}${process.pid}`;

/** An empty folder beside the place; what processes left that are gone is removed. */
export const beginUnfinished = (place: string): string => {
  const parent = dirname(place);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const [, pid] = name.startsWith(basename(place) + mark) ? name.split(mark) : [];
    if (pid !== undefined && !lives(Number(pid))) rmSync(join(parent, name), { recursive: true });
  }
  const folder = unfinishedOf(place);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
};

const lives = (pid: number): boolean => {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};
