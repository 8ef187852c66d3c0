import { StoreUnavailable, type Revision, type Scheduler } from '#event-sourcing';
import type { ReadStreamOptions } from '@eventstore/db-client';
import type { Connection } from './connection.js';
import { faultOf, faultText } from './faults.js';
import type { EventStoreDbObserver } from './observer.js';
import type { Timings } from './options.js';
import type { Incoming, Position } from './received.js';
import { timed } from './timed.js';

/** A read of the client's: what it needs to be ended safely. */
interface Reading extends AsyncIterable<{ readonly event?: unknown }> {
  on(event: 'error', heard: () => void): unknown;
  destroy(): unknown;
  cancel(): Promise<void>;
}

/** A stream was deleted for good. */
export class StreamDeleted extends StoreUnavailable {}

/** Reads of the server, each with our own time-out and never more than asked for. */
export class StreamReads {
  constructor(
    private readonly connection: Connection,
    private readonly scheduler: Scheduler,
    private readonly timings: Timings,
    private readonly observer: EventStoreDbObserver,
  ) {}

  /**
   * At most `count` events of a stream from a revision on. Empty past its end, undefined when there is no such stream.
   * @throws StoreUnavailable; StreamDeleted when it has a tombstone
   */
  forward(stream: string, from: Revision, count: number): Promise<readonly Incoming[] | undefined> {
    return this.read(stream, { fromRevision: BigInt(from), maxCount: count, direction: 'forwards' });
  }

  /** The last event of a stream; undefined when it has none. @throws StoreUnavailable */
  async last(stream: string): Promise<Incoming | undefined> {
    const found = await this.read(stream, { fromRevision: 'end', maxCount: 1, direction: 'backwards' });
    return found?.[0];
  }

  /** Where `$all` ends now; undefined for an empty server. @throws StoreUnavailable */
  async end(): Promise<Position | undefined> {
    const { client, generation } = await this.connection.use();
    const reading = client.readAll({
      fromPosition: 'end',
      maxCount: 1,
      direction: 'backwards',
      requiresLeader: true,
    });
    const [last] = await this.taken(reading, generation);
    return last?.position;
  }

  private async read(stream: string, options: ReadStreamOptions): Promise<readonly Incoming[] | undefined> {
    const { client, generation } = await this.connection.use();
    const reading = client.readStream(stream, { ...options, requiresLeader: true });
    try {
      return await this.taken(reading, generation);
    } catch (error) {
      const { kind } = faultOf(error);
      if (kind === 'no-stream') return undefined;
      if (kind === 'deleted') throw new StreamDeleted(`the stream ${stream} was deleted on the server`);
      throw new StoreUnavailable(`the event store could not be read: ${faultText(error)}`);
    }
  }

  private async taken(reading: Reading, generation: number): Promise<readonly Incoming[]> {
    // Whoever has stopped listening to a read would be killed by its late error.
    reading.on('error', () => undefined);
    const found: Incoming[] = [];
    const ended = this.observer.began?.('read');
    const events = reading[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await timed(this.scheduler, this.timings.readMs, events.next());
        if (next.done) return this.complete(found, generation);
        if (next.value.event) found.push(next.value.event as Incoming);
      }
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'unknown' && fault.timedOut) this.late(generation);
      throw error;
    } finally {
      reading.destroy();
      void reading.cancel().catch(() => undefined);
      ended?.();
    }
  }

  /** The client takes a cancelled read for one that is over: what it had brought by then looks like all there is. */
  private complete(found: readonly Incoming[], generation: number): readonly Incoming[] {
    if (this.connection.isCurrent(generation)) return found;
    throw new Error('the read was cut off');
  }

  private late(generation: number): void {
    this.observer.count('call-timed-out');
    this.connection.replace(generation);
  }
}
