import type { Random, Scheduler } from '#event-sourcing';
import type { Connection } from './connection.js';
import type { IndexWriter } from './index-file/index-writer.js';
import type { EventStoreDbObserver } from './observer.js';
import type { Timings } from './options.js';
import type { StreamNames } from './stream-names.js';
import type { StreamReads } from './stream-reads.js';
import type { Tide } from './tide.js';

export interface FollowerParts {
  readonly connection: Connection;
  readonly reads: StreamReads;
  readonly index: IndexWriter;
  readonly names: StreamNames;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly timings: Timings;
  readonly observer: EventStoreDbObserver;
  readonly tide: Tide;
}
