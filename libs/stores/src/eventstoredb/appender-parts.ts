import type { Random, Revision, Scheduler } from '#event-sourcing';
import type { Connection } from './connection.js';
import type { EventStoreDbObserver } from './observer.js';
import type { Timings } from './options.js';
import type { Position } from './received.js';
import type { StreamReads } from './stream-reads.js';

export interface AppenderParts {
  readonly connection: Connection;
  readonly reads: StreamReads;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly timings: Timings;
  readonly observer: EventStoreDbObserver;
  /** The newest place in `$all` that this process knows of. */
  readonly known: () => bigint;
  readonly written: (at: bigint) => void;
}

/** What one try came to. `at`: where the write stands in `$all`; undefined when the server did not say. */
export type Try =
  | { readonly kind: 'written'; readonly at: Position | undefined }
  | { readonly kind: 'conflict'; readonly actual: Revision }
  | Open;

export interface Open {
  readonly kind: 'unreached' | 'unknown' | 'refused';
  readonly text: string;
}
