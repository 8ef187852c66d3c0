import type { SqliteEventReader } from '../sqlite/event-log/sqlite-event-reader.js';
import type { SealKeys } from '#event-sourcing';
import type { Appender } from './appender.js';
import type { ControlRecords } from './control-records.js';
import type { Timings } from './options.js';
import type { StreamNames } from './stream-names.js';
import type { Tide } from './tide.js';
import type { UnindexedTail } from './unindexed-tail.js';
import type { WaitingRoom } from './waiting-room.js';

export interface EventStoreDbParts {
  readonly appender: Appender;
  readonly room: WaitingRoom;
  readonly control: ControlRecords;
  readonly sealKeys: SealKeys;
  readonly tail: UnindexedTail;
  /** The index, read on a connection of its own. */
  readonly index: SqliteEventReader;
  readonly tide: Tide;
  readonly names: StreamNames;
  readonly timings: Timings;
  /** The newest place in `$all` where this process knows its own writing to stand. */
  readonly written: () => bigint;
  readonly closeAll: () => Promise<void>;
}
