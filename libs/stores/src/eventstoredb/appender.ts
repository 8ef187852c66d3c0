import {
  type Appended,
  type Conflict,
  OutcomeUnknown,
  type Revision,
  StoreUnavailable,
} from '#event-sourcing';
import type { AppenderParts, Open, Try } from './appender-parts.js';
import { BackOff } from './back-off.js';
import { faultOf, faultText } from './faults.js';
import { LogHalted } from './log-halted.js';
import type { Outgoing } from './payload.js';
import type { Position } from './received.js';
import { type Asked, standing } from './standing.js';
import { timed } from './timed.js';

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
    const ended = this.parts.observer.began?.('append');
    try {
      const first = await this.tried(asked, false, this.parts.timings.appendMs);
      return 'appended' in first ? first : await this.again(asked, first);
    } finally {
      ended?.();
    }
  }

  /** Ten seconds are counted from the first failure: an append that goes well needs no timer. */
  private async again(asked: Asked, first: Open): Promise<Appended | Conflict> {
    const { scheduler, random, timings, observer } = this.parts;
    const backOff = new BackOff(scheduler, random, timings);
    const stop = new AbortController();
    let over = false;
    void scheduler.wait(timings.resendMs, stop.signal).then(() => (over = true));
    try {
      // Twice as patient each time: a server that is slow would else be asked for everything again and again.
      for (let [last, doubtful, tryMs] = [first, false, 2 * timings.appendMs]; ; tryMs *= 2) {
        doubtful ||= last.kind === 'unknown';
        if (over || last.kind === 'refused') throw this.givenUp(doubtful, last.text);
        await backOff.pause();
        observer.count('append-resent');
        const answer = await this.tried(asked, doubtful, tryMs);
        if ('appended' in answer) return answer;
        last = answer;
      }
    } finally {
      stop.abort('done');
    }
  }

  private async tried(asked: Asked, doubtful: boolean, ms: number): Promise<Appended | Conflict | Open> {
    const known = this.parts.known();
    return this.answer(await this.once(asked, ms), doubtful ? undefined : known, asked);
  }

  private async once({ stream, expected, events }: Asked, ms: number): Promise<Try> {
    const { connection, scheduler } = this.parts;
    const { appends, generation } = await connection.use();
    try {
      const at = await timed(scheduler, ms, appends.append(stream, expected, events));
      return { kind: 'written', at };
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
