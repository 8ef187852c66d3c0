import type { Appended, Conflict, Revision } from './event-store.js';

/** The last record of a control stream. */
export interface ControlRecord {
  readonly revision: Revision;
  readonly text: string;
}

/**
 * Small streams of the ledger's own housekeeping (`socai-heads`, `socai-seal`), beside the log: their records have no
 * index and no leaf, and no view sees them. What they give is an append at an exact revision, so that of two
 * processes that disagree one is told so.
 * @throws StoreUnavailable from every method when the engine cannot answer; an append may then have happened.
 */
export interface ControlStreams {
  /** The last record of a stream; undefined when it has none. */
  last(stream: ControlStreamName): Promise<ControlRecord | undefined>;
  /** Records from a revision on (default 0), at most `limit` (default 1,000), oldest first. */
  records(stream: ControlStreamName, from?: Revision, limit?: number): Promise<readonly ControlRecord[]>;
  /** Writes one record, durably, if the stream's last revision is exactly `expected` (-1: no record yet). */
  put(stream: ControlStreamName, expected: Revision, text: string): Promise<Appended | Conflict>;
}

export type ControlStreamName = `socai-${string}`;
