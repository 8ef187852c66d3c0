import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-sourcing';
import { Laps } from '../laps.js';
import { inPairs, median } from '../pairs.js';
import type { Row } from '../row.js';
import { scanAndInsert } from './raw-rows.js';

export interface Rebuilding {
  readonly work: string;
  readonly log: EventStore;
  readonly events: number;
  readonly pairs: number;
  /** For files that are made and removed. */
  readonly folder: string;
  /** A file in which the views stand: the rows that are inserted raw. */
  readonly built: string;
  /** Builds the same views from nothing into a file. */
  readonly build: (path: string) => Promise<unknown>;
  readonly detail?: string;
}

const rounded = (value: number): string => value.toPrecision(3);

/**
 * A rebuild against what one thread must do at least for the same rows. The ratio is of time by the clock: a rebuild
 * may use two threads, and what they take of the processor together is told beside it.
 */
export const rebuildRow = async (rebuilding: Rebuilding): Promise<Row> => {
  const { work, log, events, pairs, folder, built, build, detail = '' } = rebuilding;
  const processor: Record<'ours' | 'raw', number[]> = { ours: [], raw: [] };
  let n = 0;
  const once = async (
    of: 'ours' | 'raw',
    write: (path: string, laps: Laps) => Promise<unknown>,
  ): Promise<number> => {
    const path = join(folder, `fresh-${(n += 1)}.db`);
    const laps = new Laps();
    await write(path, laps);
    processor[of].push(laps.processor);
    for (const tail of ['', '-wal', '-shm']) rmSync(path + tail, { force: true });
    return laps.seconds;
  };
  const pair = await inPairs(
    pairs,
    () => once('ours', (path, laps) => laps.of(() => build(path))),
    () => once('raw', (path, laps) => scanAndInsert(log, { built, path }, laps)),
  );
  const rate = (seconds: number): number => Math.round(events / seconds);
  const taken = `processor ${rounded(median(processor.ours))} s against ${rounded(median(processor.raw))}`;
  return {
    work,
    against: 'scan + JSON.parse of the log + raw insert of the same rows, in one thread',
    ratio: pair.ratio,
    goal: '≥ 0.5',
    detail: `${events} events${detail}; ${rate(pair.ours)} events/s against ${rate(pair.raw)}; ${taken}`,
  };
};
