import { dateAt, type Fact, isRejection, type Rejection, type StreamName, type Verdict } from '#kernel';
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
import type { Invocation } from './invocation.js';
import type { TurnedAway, TurnedAwayCode } from './outcome.js';

export interface Ruling {
  readonly kind: 'ruled';
  readonly decision: readonly Fact[] | Rejection;
  readonly claims: readonly Claim[];
  readonly gates: StampedGates;
  /** The month in whose books it is posted; undefined for what posts nothing. */
  readonly postedPeriod?: string;
}

/**
 * Brings a command before its decider: existence, precondition, authority, what it corrects, facts, then the rules;
 * last, for what posts, the books it goes into.
 */
export class Judge {
  constructor(
    private readonly streams: StreamReader,
    private readonly authority: Authority,
    private readonly clock: Clock,
    private readonly books: Books,
  ) {}

  async rule(asked: Asked, stream: StreamName, aggregate: Aggregate): Promise<Ruling | TurnedAway> {
    const gates = new StampedGates(this.streams, this.clock);
    const turnedAway =
      notOpen(asked, aggregate) ??
      unmetPrecondition(asked, aggregate) ??
      (await this.uncovered(asked, aggregate, gates));
    if (turnedAway) return turnedAway;
    const decision = await this.decision(asked, aggregate, gates);
    if (isRejection(decision))
      return decision.code === processInProgress
        ? inTheWay(decision)
        : { kind: 'ruled', decision, claims: [], gates };
    const { spec, data, invocation } = asked;
    return {
      ...{ kind: 'ruled', decision, gates },
      claims: [documentClaim(invocation.document), ...(spec.claims?.(data, aggregate.state, stream) ?? [])],
      postedPeriod: decision.some(posts)
        ? await this.books.monthFor(invocation.effectiveDate, gates)
        : undefined,
    };
  }

  private async decision(
    asked: Asked,
    { state }: Aggregate,
    gates: StampedGates,
  ): Promise<readonly Fact[] | Rejection> {
    const { spec, data, invocation } = asked;
    const objection = await this.mayCorrect(invocation, gates);
    if (objection) return objection;
    const facts = (await spec.facts?.(gates, data, invocation.effectiveDate, state)) ?? {};
    const decide = spec.decider.decide[spec.name];
    if (!decide) throw new Error(`${spec.decider.category} does not decide ${spec.name}`);
    return decide(state, commandFrom(asked, dateAt(this.clock.now())), facts);
  }

  /** A process carries on what its first step was allowed to correct. */
  private async mayCorrect({ corrects, issuedBy }: Invocation, gates: StampedGates): Promise<Verdict> {
    return corrects === undefined || issuedBy !== undefined
      ? undefined
      : this.books.mayCorrect(corrects, gates);
  }

  private async uncovered({ spec, data, invocation }: Asked, { state }: Aggregate, gates: StampedGates) {
    const { grants, effectiveDate, issuedBy } = invocation;
    if (issuedBy !== undefined || !spec.duty) return undefined;
    for (const unit of spec.units?.(data, state) ?? [])
      if (!(await this.authority.covers(grants, spec.duty, unit, effectiveDate, gates)))
        return turnedAway('authority.not-covered', { duty: spec.duty, unit });
    return undefined;
  }
}

/** A state that ends by itself is no rule's last word: nothing is recorded, and the same key may be sent again. */
export const processInProgress = 'process.in-progress';

const inTheWay = (rejection: Rejection): TurnedAway => ({
  ...turnedAway(processInProgress, numberTexts(rejection)),
  holders: rejection.holders,
});

export const turnedAway = (code: TurnedAwayCode, numbers: Record<string, string> = {}): TurnedAway => ({
  kind: 'turned-away',
  code,
  numbers,
});

const notOpen = ({ spec, data }: Asked, { stateRevision }: Aggregate): TurnedAway | undefined =>
  spec.opens || stateRevision >= 0
    ? undefined
    : turnedAway('resource.not-found', { [spec.decider.category]: spec.target(data) });

const unmetPrecondition = (
  { spec, invocation }: Asked,
  { stateRevision }: Aggregate,
): TurnedAway | undefined => {
  const { ifMatch } = invocation;
  if (ifMatch === undefined)
    return spec.needsIfMatch && invocation.issuedBy === undefined
      ? turnedAway('command.precondition-required', { revision: `${stateRevision}` })
      : undefined;
  return ifMatch === stateRevision
    ? undefined
    : turnedAway('command.precondition-failed', { asked: `${ifMatch}`, revision: `${stateRevision}` });
};
