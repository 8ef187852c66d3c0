import type { Fact, Instant, StreamName } from '#kernel';
import type { Clock, Random } from '../ambient.js';
import type { Codec } from '../log/codec.js';
import type { Envelope, GateStamp, OpenEnvelope } from '../log/envelope.js';
import { eventIdOf } from '../log/event-id.js';
import type { NewEvent, Revision } from '../log/event-store.js';
import type { Sealing } from '../sealing/sealing.js';
import { ownMonth } from './books.js';
import type { Invocation } from './invocation.js';

export interface Recording {
  readonly envelope: OpenEnvelope;
  readonly event: NewEvent;
}

/** The end of a stream that new events are put behind. */
export interface StreamEnd {
  readonly stream: StreamName;
  readonly revision: Revision;
  readonly recordedAt?: Instant;
}

/** What a decision rests on, and the books it goes into. */
export interface Grounds {
  readonly gates: readonly GateStamp[];
  /** Absent for what posts nothing: it stands in no books, and bears its own month. */
  readonly postedPeriod?: string;
}

/** Puts envelopes around the facts of one command, in order behind the end of their stream. */
export class Recorder {
  constructor(
    private readonly codec: Codec,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  record(
    facts: readonly Fact[],
    invocation: Invocation,
    grounds: Grounds,
    end: StreamEnd,
    sealing?: Sealing,
  ): Recording[] {
    const places = sealing?.places(facts.map(({ type }) => this.codec.sealedFieldsOf(type)));
    let recordedAt = end.recordedAt;
    return facts.map((fact, n) => {
      recordedAt = laterOf(this.clock.now(), recordedAt);
      const draft = this.draft(fact, n, invocation, grounds, end, recordedAt);
      const fields = places?.[n] ?? [];
      if (fields.length === 0) return this.codec.encode(draft);
      return this.codec.encode({
        ...draft,
        sealed: sealing!.into(draft.id, fields, this.random.bytes.bind(this.random)),
      });
    });
  }

  private draft(
    fact: Fact,
    n: number,
    invocation: Invocation,
    { gates, postedPeriod }: Grounds,
    end: StreamEnd,
    recordedAt: Instant,
  ): Omit<Envelope, 'contentHash'> {
    const { ifMatch: _ifMatch, grants: _grants, gates: carried = [], ...origin } = invocation;
    const salt = Buffer.from(this.random.bytes(32)).toString('hex');
    return {
      ...origin,
      id: eventIdOf(invocation.commandId, n, salt),
      stream: end.stream,
      revision: end.revision + 1 + n,
      type: fact.type,
      v: this.codec.versionOf(fact.type),
      recordedAt,
      gates: [...carried, ...gates],
      postedPeriod: postedPeriod ?? ownMonth(invocation.effectiveDate),
      data: fact.data,
      salt,
    };
  }
}

/**
 * The clock, or the instant of the stream's last event, whichever is later: time in a stream never goes back. It may
 * stand still: order is what revisions and indexes are for (ADR 0010).
 */
const laterOf = (now: Instant, last: Instant | undefined): Instant =>
  last === undefined || now > last ? now : last;
