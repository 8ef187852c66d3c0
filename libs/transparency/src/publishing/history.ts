import type { EventStore } from '#event-sourcing';
import { type DerivedLeaf, derivedLeaf } from './derived-leaf.js';

/** What publishing reads of the log. */
export type HistoryLog = Pick<EventStore, 'scan' | 'head'>;

const pageSize = 512;

/**
 * Leaves of the events from an index on, up to but without `end`, page by page.
 * @throws Halted where the log is not what it must be; StoreUnavailable in an outage
 */
export async function* leavesBetween(
  log: HistoryLog,
  from: number,
  end: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly DerivedLeaf[]> {
  for (let next = from; next < end && !signal?.aborted;) {
    const events = await log.scan(next - 1, Math.min(pageSize, end - next));
    if (events.length === 0) return;
    yield events.map((event, n) => derivedLeaf(event, next + n));
    next += events.length;
  }
}
