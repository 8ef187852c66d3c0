import type { LogFiles } from '../ports/index.js';
import { derivedLeaf } from './derived-leaf.js';
import { changedSinceRead, namedCut } from './difference.js';
import type { HistoryLog } from './history.js';
import type { LogGrowth } from './log-growth.js';

/**
 * Before new events are taken into the tree: the log still ends, or goes on, where it was read to the last time, and
 * the event there is the one that was read.
 * @param end events of the log now
 * @throws Halted
 */
export const mustGoOnFromThere = async (
  { log, files }: { readonly log: HistoryLog; readonly files: LogFiles },
  { size, newest }: Pick<LogGrowth, 'size' | 'newest'>,
  end: number,
): Promise<void> => {
  if (end < size) throw await namedCut(files, end, size);
  if (end === size || !newest) return;
  const [event] = await log.scan(size - 2, 1);
  const leaf = event && derivedLeaf(event, size - 1);
  if (leaf && !leaf.entry.equals(newest)) throw changedSinceRead(leaf, newest);
};
