import type { Instant, NonEmpty, StreamName } from '#kernel';

/** Place of an event in the whole log: contiguous, from 0. */
export type Index = number;
/** Place of an event in its stream: contiguous, from 0. */
export type Revision = number;
/** The revision of a stream that does not exist. */
export const noStream: Revision = -1;

/** An event on its way in. `body` is the canonical JSON of its whole envelope: these bytes are what is stored. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly commandId: string;
  readonly recordedAt: Instant;
  readonly body: string;
}

/** An event as it stands in the log. */
export interface StoredEvent {
  readonly index: Index;
  /** Index of the previous event of the same stream, or -1. */
  readonly prev: Index;
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly body: string;
}

export interface Appended {
  readonly appended: true;
  /** Revision of the last event written. */
  readonly revision: Revision;
}

/** Part of a stream, and the stream's last revision. */
export interface StreamSlice {
  readonly revision: Revision;
  readonly events: readonly StoredEvent[];
}

/** Somebody else was first: nothing was written. */
export interface Conflict {
  readonly appended: false;
  readonly actual: Revision;
}

/** Where the outcome of a command stands: revisions `first` to `last` of `stream`, in one append. */
export interface Receipt {
  readonly stream: StreamName;
  readonly first: Revision;
  readonly last: Revision;
}

/** The newest end of the log. */
export interface Head {
  /** -1 when the log is empty. */
  readonly index: Index;
  /** The largest `recordedAt` so far; undefined when the log is empty. */
  readonly recordedAt?: Instant;
}

/**
 * The log. Every adapter passes the one contract suite (`test/contract/event-store.contract.ts`).
 * @throws StoreUnavailable from every method when the engine cannot answer; from `append` it means that nothing was
 * written, unless it is an OutcomeUnknown.
 */
export interface EventStore {
  /**
   * Milliseconds after `append` was called for which it may still send the events; 0 on an engine where an append that
   * was not answered was not written.
   */
  readonly doubtMs: number;

  /**
   * The events of a stream from a revision on (default 0), and the stream's last revision, or `noStream`. On an engine
   * that indexes events later, one that has no index yet has `index` and `prev` -1; folds of streams read neither.
   */
  read(stream: StreamName, from?: Revision, limit?: number): Promise<StreamSlice>;

  /**
   * Writes all or nothing, durably, if the stream's last revision is exactly `expected`.
   * @throws OutcomeUnknown when the events may have been written, now or later: whoever appends anything else at the
   * same revision, or reads the receipt before deciding again, learns which stands.
   * @throws PayloadTooLarge when a body is over 65,000 bytes or the append over 1 MiB; nothing is written.
   */
  append(stream: StreamName, expected: Revision, events: NonEmpty<NewEvent>): Promise<Appended | Conflict>;

  /** Where a command's outcome stands: on `stream` if it is there, else on the stream that had the key first. */
  receipt(stream: StreamName, commandId: string): Promise<Receipt | undefined>;

  /** The index of an event by its place in its stream; undefined when it is not (yet) indexed. */
  locate(stream: StreamName, revision: Revision): Promise<Index | undefined>;

  head(): Promise<Head>;

  /** The last index whose running maximum of `recordedAt` is at or before an instant; -1 when there is none. */
  indexAt(instant: Instant): Promise<Index>;

  /** At most `limit` events after an index (-1: from the start), in log order; empty at the end of the log. */
  scan(after: Index, limit: number): Promise<readonly StoredEvent[]>;

  /**
   * Batches after an index (-1: from the start), in log order, for ever; ends without error when `signal` aborts.
   * @param needless types the follower does nothing with: such events may be left out, but never the last of a batch,
   * so that the follower knows how far it came
   */
  follow(
    after: Index,
    signal: AbortSignal,
    needless?: readonly string[],
  ): AsyncIterable<readonly StoredEvent[]>;
}

/** The engine cannot answer now. The work may be tried again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** An append may have happened: it was sent, and nobody could say what became of it. Never told as a failure. */
export class OutcomeUnknown extends StoreUnavailable {
  readonly outcome = 'unknown';
}

/** One event or one append is larger than the log takes. `limit` and `actual` in bytes. */
export class PayloadTooLarge extends Error {
  override readonly name = 'PayloadTooLarge';
  constructor(
    readonly limit: number,
    readonly actual: number,
  ) {
    super(`an event of ${actual} bytes is over the limit of ${limit}`);
  }
}
