import { setImmediate } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '#event-sourcing';
import type {
  EventStore,
  Head,
  Index,
  Receipt,
  Revision,
  Scheduler,
  StoredEvent,
  StreamSlice,
} from '#event-sourcing';
import type { Instant, StreamName } from '#kernel';
import { commandPrefix } from './command-prefix.js';
import { openToRead } from './connections.js';
import { Doorbell } from './doorbell.js';
import { realPathOf } from './log-file.js';
import { textOf } from './log-file-problem.js';
import { prepareQueries, type Queries } from './queries.js';

/** Events in one batch of `follow`. */
export const batchEvents = 512;
/** Read in about a millisecond. */
const prefixesAtOnce = 2_000;

/**
 * The log, read only, on a connection of its own in the calling thread. Any number of them may be open, in any thread
 * or process, while one writer writes.
 */
export class SqliteEventReader implements Omit<EventStore, 'append' | 'doubtMs'> {
  private readonly db: DatabaseSync;
  private readonly queries: Queries;
  private bell: Doorbell | undefined;
  private readonly realPath: string;

  /** @throws LogFileProblem when there is no log this code can read */
  constructor(
    path: string,
    private readonly scheduler: Scheduler,
    open: (path: string) => DatabaseSync = openToRead,
  ) {
    this.realPath = realPathOf(path);
    this.db = open(this.realPath);
    this.queries = prepareQueries(this.db);
  }

  async read(
    stream: StreamName,
    from: Revision = 0,
    limit: number = Number.MAX_SAFE_INTEGER,
  ): Promise<StreamSlice> {
    return this.ask(({ last, stream: events }) => {
      const place = last.get(stream) as { id: number; revision: Revision } | undefined;
      if (!place) return { revision: -1, events: [] };
      if (from > place.revision) return { revision: place.revision, events: [] };
      return {
        revision: place.revision,
        events: events.all(place.id, from, place.revision, limit) as unknown as StoredEvent[],
      };
    });
  }

  async receipt(stream: StreamName, commandId: string): Promise<Receipt | undefined> {
    return this.ask(({ receipts }) => {
      const found = receipts.all(commandPrefix(commandId), commandId) as unknown as readonly Receipt[];
      const receipt = found.find(candidate => candidate.stream === stream) ?? found[0];
      return receipt && { ...receipt };
    });
  }

  async locate(stream: StreamName, revision: Revision): Promise<Index | undefined> {
    return this.ask(({ place }) => place.get(stream, revision)?.['idx'] as Index | undefined);
  }

  async head(): Promise<Head> {
    return this.ask(({ head }) => {
      const last = head.get() as { idx: Index; high: Instant } | undefined;
      return last ? { index: last.idx, recordedAt: last.high } : { index: -1 };
    });
  }

  async indexAt(instant: Instant): Promise<Index> {
    return this.ask(({ head, high }) => {
      let known = -1;
      let beyond = ((head.get()?.['idx'] as Index | undefined) ?? -1) + 1;
      while (beyond - known > 1) {
        const middle = Math.floor((known + beyond) / 2);
        if ((high.get(middle)!['high'] as Instant) <= instant) known = middle;
        else beyond = middle;
      }
      return known;
    });
  }

  async scan(after: Index, limit: number): Promise<readonly StoredEvent[]> {
    return this.ask(({ log }) => log.all(after, limit) as unknown as StoredEvent[]);
  }

  async *follow(
    after: Index,
    signal: AbortSignal,
    needless: readonly string[] = [],
  ): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    this.bell ??= new Doorbell(this.realPath, this.scheduler);
    for (let last = after; !signal.aborted;) {
      const rings = this.bell.rings;
      const batch = needless.length > 0 ? this.needed(last, needless) : await this.scan(last, batchEvents);
      if (batch.length === 0) {
        await this.bell.next(rings, signal);
        continue;
      }
      last = batch.at(-1)!.index;
      yield batch;
      // Reading is synchronous: without a pause a long catch-up would starve everything else in this thread.
      await setImmediate();
    }
  }

  /** Ends every `follow` with StoreUnavailable, as every later call. */
  async close(): Promise<void> {
    this.bell?.close();
    if (this.db.isOpen) this.db.close();
  }

  protected needed(after: Index, needless: readonly string[]): readonly StoredEvent[] {
    const values = { ':after': after, ':limit': batchEvents, ':needless': JSON.stringify(needless) };
    return this.ask(({ needed }) => needed.all(values) as unknown as StoredEvent[]);
  }

  /** Followers in this thread look again. */
  protected wake(): void {
    this.bell?.ring();
  }

  /** The next of the numbers that receipts are found by. */
  protected prefixesAfter(prefix: number): readonly number[] {
    return this.ask(({ prefixes }) =>
      prefixes.all(prefix, prefixesAtOnce).map(row => row['prefix'] as number),
    );
  }

  private ask<T>(question: (queries: Queries) => T): T {
    try {
      return question(this.queries);
    } catch (error) {
      throw new StoreUnavailable(`the log could not be read: ${textOf(error)}`);
    }
  }
}
