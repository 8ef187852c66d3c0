import { type Instant, msOf } from '#kernel';
import type { ReadStore } from '../read-store.js';
import type { View } from '../view.js';

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

/**
 * Copies of views that this program does not declare: one that was being built is dropped, a live one is retired, so
 * that the program before this one, if it comes back, need not build it again. Answers the ids of those retired.
 */
export const retireUndeclared = async (
  views: readonly View[],
  readStore: ReadStore,
  now: Instant,
): Promise<readonly string[]> => {
  const declared = new Set(views.map(({ name }) => name));
  const others = (await readStore.catalogue()).filter(({ name }) => !declared.has(name));
  for (const { id, state } of others) {
    if (state === 'building') await readStore.drop(id);
    if (state === 'live') await readStore.retire(id, now);
  }
  return others.filter(({ state }) => state === 'live').map(({ id }) => id);
};
