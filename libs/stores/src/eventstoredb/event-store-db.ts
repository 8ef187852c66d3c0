import {
  type Appended,
  type Conflict,
  type ControlRecord,
  type ControlStreamName,
  type ControlStreams,
  type EventStore,
  type Head,
  type Index,
  type NewEvent,
  type Receipt,
  type Revision,
  type SealKeys,
  StoreUnavailable,
  type StoredEvent,
  type StreamSlice,
} from '#event-sourcing';
import type { Instant, NonEmpty, StreamName } from '#kernel';
import type { SqliteEventReader } from '../sqlite/event-log/sqlite-event-reader.js';
import type { EventStoreDbParts } from './event-store-db-parts.js';
import { outgoing } from './payload.js';
import type { EventStoreDbProgress } from './tide-state.js';

/**
 * The log on EventStoreDB. Appends go to the server, and every read of a stream asks it for the end; what is older, and
 * everything by index, is answered from this process's own index, which is as new as what this process was told is
 * written. Made by `openEventStoreDb`.
 */
export class EventStoreDb implements EventStore, ControlStreams {
  private closing: Promise<void> | undefined;

  /** @internal */
  constructor(private readonly parts: EventStoreDbParts) {}

  /** In its place in the queue, in its first try, and while it is sent again; the last pause may begin just before. */
  get doubtMs(): number {
    const { waitingMs, appendMs, resendMs, pauseMaxMs } = this.parts.timings;
    return waitingMs + appendMs + resendMs + pauseMaxMs;
  }

  async append(
    stream: StreamName,
    expected: Revision,
    events: NonEmpty<NewEvent>,
  ): Promise<Appended | Conflict> {
    const { appender, room, names } = this.open(true);
    const sent = outgoing(events);
    const bytes = events.reduce((sum, { body }) => sum + body.length, 0);
    return room.enter(stream, bytes, () => appender.append(names.onServer(stream), expected, sent));
  }

  async read(stream: StreamName, from: Revision = 0, limit = Number.MAX_SAFE_INTEGER): Promise<StreamSlice> {
    const { tail, index, tide, timings } = this.open();
    const indexed = await index.read(stream, from, limit);
    const beyond = await tail.of(stream, indexed.revision, from, limit - indexed.events.length);
    if (beyond.revision === indexed.revision) return indexed;
    const there = () => tail.indexed(stream) >= beyond.revision;
    if (await tide.soon(there, timings.indexMs)) return index.read(stream, from, limit);
    return { revision: beyond.revision, events: [...indexed.events, ...beyond.events] };
  }

  async receipt(stream: StreamName, commandId: string): Promise<Receipt | undefined> {
    const { tail, index, tide, timings } = this.open();
    await tide.reaches(this.parts.written(), timings.indexMs);
    const indexed = tail.indexed(stream);
    const known = await index.receipt(stream, commandId);
    if (known?.stream === stream) return known;
    return (await tail.receipt(stream, indexed, commandId)) ?? known;
  }

  async locate(stream: StreamName, revision: Revision): Promise<Index | undefined> {
    const { index, tide, timings } = this.open();
    await tide.reaches(this.parts.written(), timings.indexMs);
    return index.locate(stream, revision);
  }

  async head(): Promise<Head> {
    return (await this.caughtUp()).head();
  }

  async indexAt(instant: Instant): Promise<Index> {
    return (await this.caughtUp()).indexAt(instant);
  }

  async scan(after: Index, limit: number): Promise<readonly StoredEvent[]> {
    const { index } = this.open();
    const found = await index.scan(after, limit);
    return found.length === limit ? found : (await this.caughtUp()).scan(after, limit);
  }

  async *follow(
    after: Index,
    signal: AbortSignal,
    needless: readonly string[] = [],
  ): AsyncGenerator<readonly StoredEvent[], void, undefined> {
    const { index, tide } = this.open();
    for await (const batch of index.follow(after, AbortSignal.any([signal, tide.halting]), needless)) {
      tide.mustNotBeHalted();
      yield batch;
    }
    if (!signal.aborted) tide.mustNotBeHalted();
  }

  async last(stream: ControlStreamName): Promise<ControlRecord | undefined> {
    return this.open().control.last(stream);
  }

  async records(
    stream: ControlStreamName,
    from: Revision = 0,
    limit = 1_000,
  ): Promise<readonly ControlRecord[]> {
    return this.open().control.records(stream, from, limit);
  }

  async put(stream: ControlStreamName, expected: Revision, text: string): Promise<Appended | Conflict> {
    const { room, control } = this.open(true);
    return room.enter(stream, text.length, () => control.put(stream, expected, text));
  }

  /** Keys of sealed fields, beside the log on the same server. */
  get sealKeys(): SealKeys {
    return this.parts.sealKeys;
  }

  /** How far the index came; what to show while it is made again. */
  progress(): EventStoreDbProgress {
    return this.parts.tide.progress;
  }

  /** Waits for the appends under way, then lets go of the server and of the index. */
  close(): Promise<void> {
    this.closing ??= this.parts.room.empty().then(() => this.parts.closeAll());
    return this.closing;
  }

  private open(toWrite = false): EventStoreDbParts {
    if (this.closing) throw new StoreUnavailable('the event store is closed');
    this.parts.tide.mustNotBeHalted();
    if (toWrite) this.parts.tide.mustNotLack();
    return this.parts;
  }

  /** The index, when it holds everything this process knows to be written. @throws StoreUnavailable until then */
  private async caughtUp(): Promise<SqliteEventReader> {
    const { index, tide, timings } = this.open();
    if (!(await tide.reaches(this.parts.written(), timings.indexMs))) throw tide.behind();
    return index;
  }
}
