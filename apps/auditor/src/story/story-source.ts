import type { LedgerEvent, StoredEvent } from '#event-sourcing';

/** One event of a story. */
export interface Chapter extends Pick<StoredEvent, 'index' | 'stream' | 'revision' | 'type' | 'recordedAt'> {
  /** Absent where the reader's duties do not reach: the leaf alone is shown. */
  readonly event?: LedgerEvent;
  /** Index of the event that says that this one is wrong. */
  readonly declaredBy?: number;
  /** Indexes of the events that correct it, as far as the source knows. */
  readonly correctedBy: readonly number[];
}

/** Where a story is read: a log file, or a running ledger. */
export interface StorySource {
  /** The events of a stream; empty when there is no such stream. */
  story(stream: string): Promise<readonly Chapter[]>;
  close(): Promise<void>;
}
