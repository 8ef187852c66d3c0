import type { Fact, NonEmpty, StreamName } from '#kernel';
import type { StampedGates } from '../gates/stamped-gates.js';
import type { NewEvent } from '../log/event-store.js';
import type { Sealing } from '../sealing/sealing.js';
import { type Aggregate, type AnyDecider, evolved } from './aggregate.js';
import type { Ruling } from './judge.js';
import type { Outcome, TurnedAway } from './outcome.js';
import type { Pending } from './pending.js';
import { outcomeOf } from './receipts.js';
import type { Recorder, Recording } from './recording.js';

export interface Ruled {
  readonly pending: Pending;
  readonly outcome: Outcome;
  /** None for a command that was turned away. */
  readonly recordings: readonly Recording[];
  readonly gates?: StampedGates;
}

/** What a ruling rests on, and the month that it posts in. */
type RestsOn = Pick<Ruling, 'gates' | 'postedPeriod'>;

/** What commands of one stream come to, each on the state that the one before it left; all to be appended at once. */
export class Rulings {
  readonly ruled: Ruled[] = [];
  aggregate: Aggregate;

  constructor(
    private readonly recorder: Recorder,
    private readonly stream: StreamName,
    private readonly decider: AnyDecider,
    before: Aggregate,
  ) {
    this.aggregate = before;
  }

  put(pending: Pending, { gates, postedPeriod }: RestsOn, facts: readonly Fact[], sealing?: Sealing): void {
    const { revision, recordedAt } = this.aggregate;
    const end = { stream: this.stream, revision, recordedAt };
    const grounds = { gates: gates.stamps, ...(postedPeriod === undefined ? {} : { postedPeriod }) };
    const recordings = this.recorder.record(facts, pending.invocation, grounds, end, sealing);
    const envelopes = recordings.map(({ envelope }) => envelope);
    this.aggregate = envelopes.reduce((state, event) => evolved(this.decider, state, event), this.aggregate);
    this.ruled.push({ pending, outcome: outcomeOf(envelopes, false), recordings, gates });
  }

  turnAway(pending: Pending, outcome: TurnedAway): void {
    this.ruled.push({ pending, outcome, recordings: [] });
  }

  /** Whether a command of the same id is among them, with an outcome that is recorded. */
  has({ invocation }: Pending): boolean {
    return this.recorded.some(({ pending }) => pending.invocation.commandId === invocation.commandId);
  }

  /** Those that come to events. */
  get recorded(): readonly Ruled[] {
    return this.ruled.filter(({ recordings }) => recordings.length > 0);
  }

  /** Undefined when nothing is to be appended. */
  get events(): NonEmpty<NewEvent> | undefined {
    const events = this.ruled.flatMap(({ recordings }) => recordings.map(({ event }) => event));
    return events.length === 0 ? undefined : (events as unknown as NonEmpty<NewEvent>);
  }
}
