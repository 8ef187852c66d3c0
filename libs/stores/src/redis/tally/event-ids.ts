import type { RedisLink } from '../connection/redis-link.js';
import type { CopyNames } from '../copies/names.js';

/** Events together in one hash: as many as Redis packs without an index (`hash-max-listpack-entries`). */
const eventsInChunk = 128;

export const chunkOf = (index: number): number => Math.floor(index / eventsInChunk);

/** Ids of the events at some indexes. */
export const eventIdsAt = async (
  link: RedisLink,
  { events }: CopyNames,
  indexes: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const found = new Map<number, string>();
  const chunks = Map.groupBy(new Set(indexes), chunkOf);
  await Promise.all(
    [...chunks].map(async ([chunk, some]) => {
      const ids = await link.send<(string | null)[]>('HMGET', `${events}${chunk}`, ...some);
      some.forEach((index, n) => found.set(index, ids[n] ?? ''));
    }),
  );
  return found;
};
