import { dateAt, type Fact, isRejection, type Rejection, type StreamName } from '#kernel';
import type { Clock } from '../ambient.js';
import type { Claim } from '../claims/claim.js';
import { documentClaim } from '../claims/document-claim.js';
import { StampedGates } from '../gates/stamped-gates.js';
import type { StreamReader } from '../log/stream-reader.js';
import type { Aggregate } from './aggregate.js';
import type { Asked } from './asked.js';
import { askedCommand } from './asked-command.js';
import type { Authority } from './authority.js';
import { numberTexts } from './command-refused.js';
import type { CommandSpec } from './command-spec.js';
import { delegatedActOf, dutyOf } from './delegated-act.js';
import type { DelegatedAct, DelegatedAuthority, Reservation } from './delegation.js';
import type { TurnedAway, TurnedAwayCode } from './outcome.js';

export interface Ruling {
  readonly kind: 'ruled';
  readonly decision: readonly Fact[] | Rejection;
  readonly claims: readonly Claim[];
  /** What has to be held before the decision may be recorded. */
  readonly reservation?: Reservation;
  readonly gates: StampedGates;
}

type Act = DelegatedAct | 'not-delegable' | undefined;

/** Brings a command before its decider: existence, precondition, authority, facts, then the rules. */
export class Judge {
  constructor(
    private readonly streams: StreamReader,
    private readonly authority: Authority,
    private readonly delegations: DelegatedAuthority,
    private readonly clock: Clock,
  ) {}

  async rule(asked: Asked, stream: StreamName, aggregate: Aggregate): Promise<Ruling | TurnedAway> {
    const gates = new StampedGates(this.streams, this.clock);
    const act = delegatedActOf(asked, stream, aggregate.state);
    const objection = await this.objection(asked, act, aggregate, gates);
    if (isRejection(objection)) return { kind: 'ruled', decision: objection, claims: [], gates };
    if (objection) return objection;
    const { spec, data, invocation } = asked;
    const facts = (await spec.facts?.(gates, data, invocation.effectiveDate, aggregate.state)) ?? {};
    const command = askedCommand(asked, dateAt(this.clock.now()));
    const decide = spec.decider.decide[spec.name];
    if (!decide) throw new Error(`${spec.decider.category} does not decide ${spec.name}`);
    const decision = decide(aggregate.state, command, facts);
    if (isRejection(decision) && decision.code === processInProgress) return inTheWay(decision);
    const claims = isRejection(decision)
      ? []
      : [documentClaim(invocation.document), ...(spec.claims?.(data, aggregate.state, stream) ?? [])];
    const reservation = isRejection(decision) ? undefined : await this.reserving(spec, act, decision, gates);
    return { kind: 'ruled', decision, claims, reservation, gates };
  }

  private async objection(asked: Asked, act: Act, aggregate: Aggregate, gates: StampedGates) {
    return (
      notOpen(asked, aggregate) ??
      unmetPrecondition(asked, aggregate) ??
      (act ? await this.unreached(act, gates) : await this.uncovered(asked, aggregate, gates))
    );
  }

  private async uncovered({ spec, data, invocation }: Asked, { state }: Aggregate, gates: StampedGates) {
    const { grants, effectiveDate, issuedBy } = invocation;
    const duty = dutyOf(spec, data, state);
    if (issuedBy !== undefined || duty === undefined) return undefined;
    const held = spec.subtree?.(data) ? grants.filter(({ subtree }) => subtree) : grants;
    for (const unit of spec.units?.(data, state) ?? [])
      if (!(await this.authority.covers(held, duty, unit, effectiveDate, gates)))
        return turnedAway('authority.not-covered', { duty, unit });
    return undefined;
  }

  private async reserving(
    { delegable }: CommandSpec,
    act: Act,
    facts: readonly Fact[],
    gates: StampedGates,
  ): Promise<Reservation | undefined> {
    if (act === undefined || act === 'not-delegable') return undefined;
    const worth = (await delegable?.worth?.(facts, gates)) ?? 0n;
    return worth > 0n ? this.delegations.reservation(act, worth, gates) : undefined;
  }

  private async unreached(act: NonNullable<Act>, gates: StampedGates) {
    const objection = act === 'not-delegable' ? 'not-held' : await this.delegations.objection(act, gates);
    return objection === 'not-held' ? turnedAway('delegation.not-held') : objection;
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
