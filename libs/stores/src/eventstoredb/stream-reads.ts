import { type Random, type Revision, type Scheduler, StoreUnavailable } from '#event-sourcing';
import type { EventStoreDBClient, ReadStreamOptions } from '@eventstore/db-client';
import { BackOff } from './back-off.js';
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

export interface StreamReadsParts {
  readonly connection: Pick<Connection, 'use' | 'replace' | 'isCurrent'>;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly timings: Pick<Timings, 'readMs' | 'pauseMs' | 'pauseMaxMs'>;
  readonly observer: EventStoreDbObserver;
}

/**
 * Reads of the server, each with our own time-out and never more than asked for. One that is cut off on its way is made
 * once more: nobody need be told of a connection that was lost and is there again. One that waited in vain is not.
 */
export class StreamReads {
  constructor(private readonly parts: StreamReadsParts) {}

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
    const options = {
      fromPosition: 'end',
      maxCount: 1,
      direction: 'backwards',
      requiresLeader: true,
    } as const;
    const [last] = await this.brought(client => client.readAll(options)).catch(notRead);
    return last?.position;
  }

  private async read(stream: string, options: ReadStreamOptions): Promise<readonly Incoming[] | undefined> {
    try {
      return await this.brought(client => client.readStream(stream, { ...options, requiresLeader: true }));
    } catch (error) {
      const { kind } = faultOf(error);
      if (kind === 'no-stream') return undefined;
      if (kind === 'deleted') throw new StreamDeleted(`the stream ${stream} was deleted on the server`);
      return notRead(error);
    }
  }

  private async brought(ask: Ask): Promise<readonly Incoming[]> {
    try {
      return await this.once(ask);
    } catch (error) {
      if (!wasCutOff(error)) throw error;
    }
    const { scheduler, random, timings, observer } = this.parts;
    await new BackOff(scheduler, random, timings).pause();
    observer.count('read-again');
    return this.once(ask);
  }

  private async once(ask: Ask): Promise<readonly Incoming[]> {
    const { connection, observer } = this.parts;
    const { client, generation } = await connection.use();
    const reading = ask(client);
    // Whoever has stopped listening to a read would be killed by its late error.
    reading.on('error', () => undefined);
    const ended = observer.began?.('read');
    try {
      return await this.taken(reading, generation);
    } catch (error) {
      if (isLate(error)) this.late(generation);
      throw error;
    } finally {
      reading.destroy();
      void reading.cancel().catch(() => undefined);
      ended?.();
    }
  }

  private async taken(reading: Reading, generation: number): Promise<readonly Incoming[]> {
    const { scheduler, timings, connection } = this.parts;
    const found: Incoming[] = [];
    const events = reading[Symbol.asyncIterator]();
    for (;;) {
      const next = await timed(scheduler, timings.readMs, events.next());
      if (next.done) break;
      if (next.value.event) found.push(next.value.event as Incoming);
    }
    // The client takes a cancelled read for one that is over: what it had brought by then looks like all there is.
    if (!connection.isCurrent(generation)) throw new Error('the read was cut off');
    return found;
  }

  private late(generation: number): void {
    this.parts.observer.count('call-timed-out');
    this.parts.connection.replace(generation);
  }
}

const notRead = (error: unknown): never => {
  throw new StoreUnavailable(`the event store could not be read: ${faultText(error)}`);
};

type Ask = (client: EventStoreDBClient) => Reading;

const isLate = (error: unknown): boolean => {
  const fault = faultOf(error);
  return fault.kind === 'unknown' && fault.timedOut;
};

/** The server said nothing at all, and not by keeping silent: asked again it may well answer. */
const wasCutOff = (error: unknown): boolean =>
  /^(?:unknown|unreached)$/u.test(faultOf(error).kind) && !isLate(error);
