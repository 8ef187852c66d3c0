import { type DataSet, makeDataSet } from '#tools/generate/data-set';
import { defaultSeed, sizes, type SizeName } from '#tools/generate/sizes';
import { sqliteLog } from './sqlite-log.js';

/** A data set in a folder of its own. */
export const dataSetLog = async (size: SizeName, seed = defaultSeed) => {
  const log = await sqliteLog();
  const never = new AbortController().signal;
  const made: DataSet = await makeDataSet({ store: log.store, size: sizes[size], seed, signal: never });
  return { log, made };
};
