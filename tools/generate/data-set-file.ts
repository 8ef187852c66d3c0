import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beginUnfinished, NotDone, synced } from '#command-line';
import { type Scheduler, StoreUnavailable } from '#event-sourcing';
import { LogFileProblem, openSqliteEventStore } from '#stores/sqlite';
import { type DataSet, type DataSetParts, makeDataSet } from './data-set.js';

export interface DataSetFileParts extends Omit<DataSetParts, 'store'> {
  /** The file to be made: whole, or not at all. */
  readonly to: string;
  readonly scheduler: Scheduler;
}

/**
 * A data set as the SQLite file of a log, made beside its place and moved there when it is whole and on the disk.
 * @throws NotDone when there is something already; LogFileProblem; the reason of the signal
 */
export const makeDataSetFile = async ({ to, ...parts }: DataSetFileParts): Promise<DataSet> => {
  mustBeNew(to);
  const folder = beginUnfinished(to);
  try {
    const made = await filled(join(folder, 'events.db'), parts);
    synced(join(folder, 'events.db'));
    mustBeNew(to);
    renameSync(join(folder, 'events.db'), to);
    synced(dirname(to));
    return made;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const mustBeNew = (to: string): void => {
  if (existsSync(to)) throw new NotDone('data-set.exists', `Đã có / There is something at ${to} already.`);
};

const filled = async (
  file: string,
  { scheduler, ...parts }: Omit<DataSetFileParts, 'to'>,
): Promise<DataSet> => {
  const broken = new AbortController();
  const store = await openSqliteEventStore(file, { scheduler, onFatal: error => broken.abort(error) });
  try {
    return await makeDataSet({ ...parts, store, signal: AbortSignal.any([parts.signal, broken.signal]) });
  } catch (error) {
    if (error instanceof StoreUnavailable) throw new LogFileProblem('unreadable', error.message);
    throw error;
  } finally {
    await store.close();
  }
};
