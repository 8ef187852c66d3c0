import type { Index, LedgerEvent, StoredEvent } from '#event-sourcing';
import type { Feed } from './feed.js';

/** Who reads together is seldom further apart than this. */
const batchesKept = 4;

/**
 * A feed for several who read the log from the same place at the same pace, as views that are rebuilt together do: a
 * batch that one of them has just read is not read again, and an event is decoded once.
 */
export const readOnce = ({ log, decode, readStore }: Feed): Feed => {
  const batches = new Map<string, Promise<readonly StoredEvent[]>>();
  const decoded = new WeakMap<StoredEvent, LedgerEvent>();

  const scan = (after: Index, limit: number): Promise<readonly StoredEvent[]> => {
    const place = `${after} ${limit}`;
    const known = batches.get(place);
    if (known) return known;
    const batch = log.scan(after, limit);
    batches.set(place, batch);
    // An outage is nobody else's: the next one asks again.
    batch.catch(() => batches.delete(place));
    for (const oldest of batches.keys()) if (batches.size > batchesKept) batches.delete(oldest);
    return batch;
  };

  const decodeOnce = (stored: StoredEvent): LedgerEvent => {
    const known = decoded.get(stored) ?? decode(stored);
    decoded.set(stored, known);
    return known;
  };

  const rest = {
    head: () => log.head(),
    follow: (after: Index, signal: AbortSignal) => log.follow(after, signal),
  };
  return { log: { ...rest, scan }, decode: decodeOnce, readStore };
};
