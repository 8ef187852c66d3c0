import { type Fact, isRejection, type NonEmpty, type Rejection, type StreamName } from '#kernel';
import type { Claim } from '../claims/claim.js';
import type { ClaimDesk } from '../claims/claim-desk.js';
import type { Sealing } from '../sealing/sealing.js';
import type { StampedGates } from '../gates/stamped-gates.js';
import type { Sealer } from '../sealing/sealer.js';
import type { EventStore, NewEvent } from '../log/event-store.js';
import { type Aggregate, type AnyDecider, evolved } from './aggregate.js';
import type { Aggregates } from './aggregates.js';
import { refusalFact } from './command-refused.js';
import type { Asked } from './asked.js';
import type { Judge, Ruling } from './judge.js';
import type { Outcome } from './outcome.js';
import { type Receipts, outcomeOf } from './receipts.js';
import type { Recorder, Recording } from './recording.js';

export interface TurnParts {
  readonly store: EventStore;
  readonly aggregates: Aggregates;
  readonly receipts: Receipts;
  readonly judge: Judge;
  readonly claims: ClaimDesk;
  readonly recorder: Recorder;
  readonly sealer: Sealer;
}

/** A command waiting for its outcome. */
export interface Pending extends Asked {
  /** Claims this command took on the way; given back when it comes to nothing. */
  readonly taken: Claim[];
  readonly answer: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

interface Ruled {
  readonly pending: Pending;
  readonly outcome: Outcome;
  /** None for a command that was turned away. */
  readonly recordings: readonly Recording[];
  readonly gates?: StampedGates;
}

/**
 * One attempt at a stream's waiting commands: each is decided on the state the one before it left, and all are
 * appended at once. Answers every command it settles; the others (after a lost race) are returned to be decided again.
 */
export class Turn {
  private readonly ruled: Ruled[] = [];
  private readonly repeated: Pending[] = [];
  private aggregate: Aggregate;

  constructor(
    private readonly parts: TurnParts,
    private readonly stream: StreamName,
    private readonly decider: AnyDecider,
    private readonly before: Aggregate,
  ) {
    this.aggregate = before;
  }

  async take(waiting: readonly Pending[]): Promise<readonly Pending[]> {
    for (const pending of waiting) {
      if (this.ruled.some(other => isRecordedFor(other, pending))) this.repeated.push(pending);
      else await this.takeOne(pending).catch(error => this.fail(pending, error));
    }
    return this.append();
  }

  /** A bug in one command is that command's own: what it had claimed is free again, its neighbours go on. */
  private async fail(pending: Pending, error: unknown): Promise<void> {
    await this.giveBack(pending).finally(() => pending.fail(error));
  }

  private async takeOne(pending: Pending): Promise<void> {
    const earlier = await this.parts.receipts.earlier(this.stream, pending.invocation);
    if (earlier) return pending.answer(earlier);
    const ruling = await this.parts.judge.rule(pending, this.stream, this.aggregate);
    if (ruling.kind === 'turned-away') {
      await this.giveBack(pending);
      this.ruled.push({ pending, outcome: ruling, recordings: [] });
      return;
    }
    const decision = await this.claimed(ruling, pending);
    if (isRejection(decision)) await this.giveBack(pending);
    this.put(
      pending,
      ruling,
      isRejection(decision) ? [refusalFact(pending.spec.name, pending.data, decision)] : decision,
      // A refusal says what was asked, and nothing that was to be sealed.
      isRejection(decision) ? undefined : pending.sealing,
    );
  }

  /** The decision, or the refusal that one of its numbers belongs to somebody else. */
  private async claimed(
    { decision, claims }: Ruling,
    pending: Pending,
  ): Promise<readonly Fact[] | Rejection> {
    if (isRejection(decision)) return decision;
    const result = await this.parts.claims.take(claims, pending.invocation);
    if (isRejection(result)) return result;
    pending.taken.push(...result.taken);
    return decision;
  }

  /** A command decided again after a lost race may come to nothing: what it had claimed for itself is free again. */
  private async giveBack({ taken, invocation }: Pending): Promise<void> {
    await this.parts.claims.release(taken.splice(0), invocation);
  }

  private put(pending: Pending, ruling: Ruling, facts: readonly Fact[], sealing?: Sealing): void {
    const { gates, postedPeriod } = ruling;
    const { revision, recordedAt } = this.aggregate;
    const end = { stream: this.stream, revision, recordedAt };
    const grounds = { gates: gates.stamps, postedPeriod };
    const recordings = this.parts.recorder.record(facts, pending.invocation, grounds, end, sealing);
    const envelopes = recordings.map(({ envelope }) => envelope);
    for (const envelope of envelopes) this.aggregate = evolved(this.decider, this.aggregate, envelope);
    this.ruled.push({ pending, outcome: outcomeOf(envelopes, false), recordings, gates });
  }

  private async append(): Promise<readonly Pending[]> {
    if (this.ruled.length === 0) return this.repeated;
    if (this.ruled.some(({ gates }) => gates?.stale)) return this.unsettled();
    if (!(await this.stands())) return this.unsettled();
    if (this.aggregate !== this.before) this.parts.aggregates.remember(this.stream, this.aggregate);
    for (const { pending, outcome } of this.ruled) pending.answer(outcome);
    return this.repeated;
  }

  /** Whether all was decided on what the log says. What is turned away leaves nothing in it, and is only looked up. */
  private async stands(): Promise<boolean> {
    const events = this.ruled.flatMap(({ recordings }) => recordings.map(({ event }) => event));
    const { revision } = this.before;
    if (events.length === 0)
      return (await this.parts.store.read(this.stream, revision + 1, 1)).revision === revision;
    return (await this.parts.store.append(this.stream, revision, events as unknown as NonEmpty<NewEvent>))
      .appended;
  }

  private unsettled(): readonly Pending[] {
    return [...this.ruled.map(({ pending }) => pending), ...this.repeated];
  }
}

const isRecordedFor = ({ pending: other, recordings }: Ruled, pending: Pending): boolean =>
  recordings.length > 0 && other.invocation.commandId === pending.invocation.commandId;
