import {
  type Appended,
  type Conflict,
  noStream,
  OutcomeUnknown,
  type Revision,
  StoreUnavailable,
} from '#event-sourcing';
import type { AppenderParts } from './appender-parts.js';
import { BackOff } from './back-off.js';
import { faultOf } from './faults.js';
import { LogHalted } from './log-halted.js';
import type { Outgoing } from './payload.js';
import type { Position } from './received.js';
import { type Standing, standing } from './standing.js';
import { timed } from './timed.js';

/** What one try came to. `at`: where the write stands in `$all`; undefined when the server did not say. */
type Try =
  | { readonly kind: 'written'; readonly at: Position | undefined }
  | { readonly kind: 'conflict'; readonly actual: Revision }
  | { readonly kind: 'unreached' | 'unknown'; readonly text: string };

/**
 * Appends at exact revisions. After an outcome that is not known the identical bytes are sent again at the same
 * revision: the server recognises their ids there and answers as it did, or would have. It compares ids only, so what
 * it says of an earlier write is read back and compared to the byte.
 */
export class Appender {
  constructor(private readonly parts: AppenderParts) {}

  /**
   * @param stream as it is called on the server
   * @throws OutcomeUnknown when it may have happened; StoreUnavailable when it has not
   */
  async append(
    stream: string,
    expected: Revision,
    events: readonly Outgoing[],
  ): Promise<Appended | Conflict> {
    const { scheduler, random, timings, observer } = this.parts;
    const backOff = new BackOff(scheduler, random, timings);
    const stop = new AbortController();
    let over = false;
    void scheduler.wait(timings.resendMs, stop.signal).then(() => (over = true));
    try {
      for (let doubtful = false; ;) {
        const known = this.parts.known();
        const outcome = await this.once(stream, expected, events);
        if (outcome.kind === 'written' && this.isNew(outcome.at, known))
          return this.told(expected + events.length, outcome.at);
        if (outcome.kind === 'conflict' && !doubtful) return this.lost(outcome.actual);
        if (outcome.kind === 'written' || outcome.kind === 'conflict')
          return await this.readBack(stream, expected, events);
        doubtful ||= outcome.kind === 'unknown';
        if (over) throw this.givenUp(doubtful, outcome.text);
        await backOff.pause();
        observer.count('append-resent');
      }
    } finally {
      stop.abort('done');
    }
  }

  private async once(stream: string, expected: Revision, events: readonly Outgoing[]): Promise<Try> {
    const { connection, scheduler, timings } = this.parts;
    const { client, generation } = await connection.use();
    const expectedRevision = expected === noStream ? 'no_stream' : BigInt(expected);
    const options = { expectedRevision, deadline: timings.appendMs, requiresLeader: true } as const;
    try {
      const sent = client.appendToStream(stream, events as never, options);
      return { kind: 'written', at: (await timed(scheduler, timings.appendMs, sent)).position };
    } catch (error) {
      return this.failed(stream, error, generation);
    }
  }

  private failed(stream: string, error: unknown, generation: number): Try {
    const fault = faultOf(error);
    switch (fault.kind) {
      case 'conflict':
        return fault;
      case 'deleted':
        throw new LogHalted('tombstone', `The stream ${stream} was deleted on the server.`);
      case 'refused':
        throw new StoreUnavailable(`the event store refused an append: ${fault.text}`);
      case 'no-stream':
        return { kind: 'unknown', text: 'no such stream' };
      case 'unknown':
        if (fault.timedOut) this.late(generation);
        return fault;
      case 'unreached':
        return fault;
    }
  }

  private late(generation: number): void {
    this.parts.observer.count('call-timed-out');
    this.parts.connection.replace(generation);
  }

  /** A write that is new stands behind everything known when it was sent. One that does not was made before. */
  private isNew(at: Position | undefined, known: bigint): at is Position {
    return at !== undefined && at.commit > known;
  }

  private told(revision: Revision, at: Position | undefined): Appended {
    this.parts.observer.count('append');
    if (at) this.parts.written(at.commit);
    return { appended: true, revision };
  }

  private lost(actual: Revision): Conflict {
    this.parts.observer.count('append-conflict');
    return { appended: false, actual };
  }

  /** Answers from what is stored. */
  private async readBack(
    stream: string,
    expected: Revision,
    events: readonly Outgoing[],
  ): Promise<Appended | Conflict> {
    this.parts.observer.count('append-read-back');
    const found: Standing = await standing(this.parts.reads, stream, expected, events);
    return found.stands ? this.told(expected + events.length, found.at) : this.lost(found.actual);
  }

  private givenUp(doubtful: boolean, text: string): StoreUnavailable {
    if (!doubtful) return new StoreUnavailable(`the event store cannot be reached: ${text}`);
    this.parts.observer.count('append-unknown');
    return new OutcomeUnknown(`it is not known whether an append was stored: ${text}`);
  }
}
