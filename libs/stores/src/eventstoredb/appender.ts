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
import { faultOf, faultText } from './faults.js';
import { LogHalted } from './log-halted.js';
import type { Outgoing } from './payload.js';
import type { Position } from './received.js';
import { type Asked, standing } from './standing.js';
import { timed } from './timed.js';

/** What one try came to. `at`: where the write stands in `$all`; undefined when the server did not say. */
type Try =
  | { readonly kind: 'written'; readonly at: Position | undefined }
  | { readonly kind: 'conflict'; readonly actual: Revision }
  | Open;

interface Open {
  readonly kind: 'unreached' | 'unknown' | 'refused';
  readonly text: string;
}

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
    const asked = { stream, expected, events };
    const { scheduler, random, timings, observer } = this.parts;
    const backOff = new BackOff(scheduler, random, timings);
    const [stop, ended] = [new AbortController(), observer.began?.('append')];
    let over: boolean | undefined;
    try {
      // Twice as patient each time: a server that is slow would else be asked for everything again and again.
      for (let [doubtful, tryMs] = [false, timings.appendMs]; ; tryMs *= 2) {
        const known = this.parts.known();
        const outcome = await this.once(asked, tryMs);
        const answer = await this.answer(outcome, doubtful ? undefined : known, asked);
        if ('appended' in answer) return answer;
        doubtful ||= answer.kind === 'unknown';
        // Counted from the first failure: an append that goes well needs no timer.
        if (over === undefined) void scheduler.wait(timings.resendMs, stop.signal).then(() => (over = true));
        over ??= false;
        if (over || answer.kind === 'refused') throw this.givenUp(doubtful, answer.text);
        await backOff.pause();
        observer.count('append-resent');
      }
    } finally {
      stop.abort('done');
      ended?.();
    }
  }

  private async once({ stream, expected, events }: Asked, ms: number): Promise<Try> {
    const { connection, scheduler } = this.parts;
    const { client, generation } = await connection.use();
    const expectedRevision = expected === noStream ? 'no_stream' : BigInt(expected);
    const options = { expectedRevision, deadline: ms, requiresLeader: true } as const;
    try {
      const sent = client.appendToStream(stream, events as never, options);
      return { kind: 'written', at: (await timed(scheduler, ms, sent)).position };
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
        return { kind: 'refused', text: `it was refused: ${fault.text}` };
      case 'no-stream':
        return { kind: 'unknown', text: 'no such stream' };
      case 'unknown':
        if (!fault.timedOut) return fault;
        this.parts.observer.count('call-timed-out');
        this.parts.connection.replace(generation);
        return fault;
      case 'unreached':
        return fault;
    }
  }

  /**
   * A write that is new stands behind everything known when it was sent; one that does not was made before. After a
   * doubtful try (`known` undefined) neither success nor conflict says whose events stand.
   */
  private async answer(
    outcome: Try,
    known: bigint | undefined,
    asked: Asked,
  ): Promise<Appended | Conflict | Open> {
    if (outcome.kind !== 'conflict' && outcome.kind !== 'written') return outcome;
    if (known !== undefined && outcome.kind === 'conflict') return this.lost(outcome.actual);
    if (known !== undefined && outcome.kind === 'written' && outcome.at && outcome.at.commit > known)
      return this.told(asked, outcome.at);
    return this.readBack(asked);
  }

  private told({ expected, events }: Asked, at: Position | undefined): Appended {
    this.parts.observer.count('append');
    if (at) this.parts.written(at.commit);
    return { appended: true, revision: expected + events.length };
  }

  private lost(actual: Revision): Conflict {
    this.parts.observer.count('append-conflict');
    return { appended: false, actual };
  }

  /** Answers from what is stored; what cannot be read now is as unknown as before. */
  private async readBack(asked: Asked): Promise<Appended | Conflict | Open> {
    this.parts.observer.count('append-read-back');
    try {
      const found = await standing(this.parts.reads, asked);
      return found.stands ? this.told(asked, found.at) : this.lost(found.actual);
    } catch (error) {
      if (error instanceof LogHalted) throw error;
      return { kind: 'unknown', text: faultText(error) };
    }
  }

  private givenUp(doubtful: boolean, text: string): StoreUnavailable {
    if (!doubtful) return new StoreUnavailable(`an append was not stored: ${text}`);
    this.parts.observer.count('append-unknown');
    return new OutcomeUnknown(`it is not known whether an append was stored: ${text}`);
  }
}
