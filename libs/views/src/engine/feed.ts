import type { EventStore, Index, LedgerEvent, Scheduler, StoredEvent } from '#event-sourcing';
import type { ReadStore } from '../read-store.js';
import { UnreadableEvent } from './faults.js';

/** What the engine needs of the log. */
export type LogReader = Pick<EventStore, 'scan' | 'follow' | 'head'>;

/** Makes an event readable. Throws for a type or a version it does not know. */
export type Decode = (stored: StoredEvent) => LedgerEvent;

/** @throws UnreadableEvent */
export const decodeAll = (decode: Decode, stored: readonly StoredEvent[]): readonly LedgerEvent[] =>
  stored.map(event => {
    try {
      return decode(event);
    } catch (cause) {
      throw new UnreadableEvent(event, cause);
    }
  });

/** Where the events of a copy come from, and where its rows go. */
export interface Source {
  readonly log: Pick<LogReader, 'scan'>;
  readonly decode: Decode;
  readonly readStore: ReadStore;
  /** The log is a part of another: an index that it does not hold is of an event outside, and is not waited for. */
  readonly isPart?: true;
}

export interface Feed extends Source {
  readonly log: LogReader;
}

/** Events a batch at most: one commit holds the store's write lock for a few tens of milliseconds. */
export const batchSize = 2_000;

/** Batches after an index up to another, both bounds of the log as it is now. */
export async function* readTo(
  { log, decode }: Pick<Source, 'log' | 'decode'>,
  after: Index,
  to: Index,
): AsyncIterable<readonly LedgerEvent[]> {
  let at = after;
  while (at < to) {
    const stored = await log.scan(at, Math.min(batchSize, to - at));
    if (stored.length === 0) return;
    yield decodeAll(decode, stored);
    at = stored.at(-1)!.index;
  }
}

/**
 * The same batches, each read while the one before is being stored: one turn of the event loop after it was handed out,
 * so that whoever asks has made its rows by then, and timers, requests and other readers had their turn.
 */
export async function* readAhead<T>(batches: AsyncIterable<T>, scheduler: Scheduler): AsyncIterable<T> {
  const reading = batches[Symbol.asyncIterator]();
  try {
    for (let next = reading.next(); ;) {
      const { done, value } = await next;
      if (done === true) return;
      next = scheduler.wait(0).then(() => reading.next());
      // What fails is told when it is asked for: the batch before is whole.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await reading.return?.();
  }
}
