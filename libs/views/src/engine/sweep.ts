import { type Instant, msOf } from '#kernel';
import type { ReadStore } from '../read-store.js';

const keptMs = 24 * 3_600_000;

/** Drops the copies that were retired a day ago or earlier; answers their ids. */
export const sweepRetired = async (readStore: ReadStore, now: Instant): Promise<readonly string[]> => {
  const old = (await readStore.catalogue()).filter(
    copy =>
      copy.state === 'retired' && copy.retiredAt !== undefined && msOf(now) - msOf(copy.retiredAt) >= keptMs,
  );
  for (const copy of old) await readStore.drop(copy.id);
  return old.map(copy => copy.id);
};
