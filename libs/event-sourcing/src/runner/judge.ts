import { dateAt, type Fact, isRejection, type Rejection, type StreamName } from '#kernel';
import type { Clock } from '../ambient.js';
import type { Claim } from '../claims/claim.js';
import { documentClaim } from '../claims/document-claim.js';
import { StampedGates } from '../gates/stamped-gates.js';
import type { StreamReader } from '../log/stream-reader.js';
import type { Aggregate } from './aggregate.js';
import { type Asked, commandFrom } from './asked.js';
import type { Authority } from './authority.js';
import { type Books, posts } from './books.js';
import { numberTexts } from './command-refused.js';
import type { CommandSpec } from './command-spec.js';
import { delegatedActOf, dutyOf } from './delegated-act.js';
import type { DelegatedAct, DelegatedAuthority, Reservation } from './delegation.js';
import { type TurnedAway, turnedAway } from './outcome.js';
import { notOpen, unmetPrecondition } from './preconditions.js';

export interface Ruling {
  readonly kind: 'ruled';
  readonly decision: readonly Fact[] | Rejection;
  readonly claims: readonly Claim[];
  /** What has to be held before the decision may be recorded. */
  readonly reservation?: Reservation;
  readonly gates: StampedGates;
  /** The month in whose books it is posted; undefined for what posts nothing. */
  readonly postedPeriod?: string;
}

type Act = DelegatedAct | 'not-delegable' | undefined;

/** Who may decide, and into which books: asked of capabilities, which the runner does not know. */
export interface Bench {
  readonly authority: Authority;
  readonly delegations: DelegatedAuthority;
  readonly books: Books;
}

/**
 * Brings a command before its decider: existence, precondition, authority, what it corrects, facts, then the rules;
 * last, for what posts, the books it goes into, and what it takes of a delegation's ceiling.
 */
export class Judge {
  constructor(
    private readonly streams: StreamReader,
    private readonly bench: Bench,
    private readonly clock: Clock,
  ) {}

  async rule(asked: Asked, stream: StreamName, aggregate: Aggregate): Promise<Ruling | TurnedAway> {
    const gates = new StampedGates(this.streams, this.clock);
    const act = delegatedActOf(asked, stream, aggregate.state);
    const objection = await this.objection(asked, act, aggregate, gates);
    if (objection && !isRejection(objection)) return objection;
    const decision = objection ?? (await this.decision(asked, aggregate, gates));
    if (isRejection(decision))
      return decision.code === processInProgress
        ? inTheWay(decision)
        : { kind: 'ruled', decision, claims: [], gates };
    const { spec, data, invocation } = asked;
    return {
      kind: 'ruled',
      decision,
      gates,
      claims: [documentClaim(invocation.document), ...(spec.claims?.(data, aggregate.state, stream) ?? [])],
      reservation:
        act && act !== 'not-delegable' ? await this.reserving(spec, act, decision, gates) : undefined,
      postedPeriod: decision.some(posts)
        ? await this.bench.books.monthFor(invocation.effectiveDate, gates)
        : undefined,
    };
  }

  private async objection(asked: Asked, act: Act, aggregate: Aggregate, gates: StampedGates) {
    return (
      notOpen(asked, aggregate) ??
      unmetPrecondition(asked, aggregate) ??
      (act ? await this.unreached(act, gates) : await this.uncovered(asked, aggregate, gates))
    );
  }

  private async decision(
    asked: Asked,
    { state }: Aggregate,
    gates: StampedGates,
  ): Promise<readonly Fact[] | Rejection> {
    const { spec, data, invocation } = asked;
    const { corrects, issuedBy } = invocation;
    // A process carries on what its first step was allowed to correct.
    if (corrects !== undefined && issuedBy === undefined) {
      const objection = await this.bench.books.mayCorrect(corrects, gates);
      if (objection) return objection;
    }
    const facts = (await spec.facts?.(gates, data, invocation.effectiveDate, state)) ?? {};
    const decide = spec.decider.decide[spec.name];
    if (!decide) throw new Error(`${spec.decider.category} does not decide ${spec.name}`);
    return decide(state, commandFrom(asked, dateAt(this.clock.now())), facts);
  }

  private async uncovered({ spec, data, invocation }: Asked, { state }: Aggregate, gates: StampedGates) {
    const { grants, effectiveDate, issuedBy } = invocation;
    const duty = dutyOf(spec, data, state);
    if (issuedBy !== undefined || duty === undefined) return undefined;
    const held = spec.subtree?.(data) ? grants.filter(({ subtree }) => subtree) : grants;
    for (const unit of spec.units?.(data, state) ?? [])
      if (!(await this.bench.authority.covers(held, duty, unit, effectiveDate, gates)))
        return turnedAway('authority.not-covered', { duty, unit });
    return undefined;
  }

  private async reserving(
    { delegable }: CommandSpec,
    act: DelegatedAct,
    facts: readonly Fact[],
    gates: StampedGates,
  ): Promise<Reservation | undefined> {
    const worth = (await delegable?.worth?.(facts, gates)) ?? 0n;
    return worth > 0n ? this.bench.delegations.reservation(act, worth, gates) : undefined;
  }

  private async unreached(act: NonNullable<Act>, gates: StampedGates) {
    const objection =
      act === 'not-delegable' ? 'not-held' : await this.bench.delegations.objection(act, gates);
    return objection === 'not-held' ? turnedAway('delegation.not-held') : objection;
  }
}

/** A state that ends by itself is no rule's last word: nothing is recorded, and the same key may be sent again. */
export const processInProgress = 'process.in-progress';

const inTheWay = (rejection: Rejection): TurnedAway => ({
  ...turnedAway(processInProgress, numberTexts(rejection)),
  holders: rejection.holders,
});
