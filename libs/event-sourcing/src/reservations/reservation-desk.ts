import { canonicalJson, type Rejection, refused, sha256 } from '#kernel';
import type { Consequence } from '../reactions/reaction.js';
import type { CommandSpec } from '../runner/command-spec.js';
import type { Reservation } from '../runner/delegation.js';
import type { Invocation } from '../runner/invocation.js';
import type { Outcome, TurnedAway } from '../runner/outcome.js';

type Run = (spec: CommandSpec, data: unknown, invocation: Invocation) => Promise<Outcome>;

/**
 * Holds a part of a ceiling for an attempt at a decision, before the decision is recorded, so that of two at once only
 * those pass that fit together. A crash in between leaves it held; whoever keeps the count settles it by the log.
 */
export class ReservationDesk {
  constructor(private readonly run: Run) {}

  /** Undefined when it is held. */
  async reserve(
    { id, reserve }: Reservation,
    decision: Invocation,
  ): Promise<Rejection | TurnedAway | undefined> {
    const outcome = await this.issue('reserve', id, reserve, decision);
    if (outcome.kind === 'turned-away') return outcome;
    return outcome.kind === 'refused' ? refused(outcome.code, outcome.numbers, outcome.holders) : undefined;
  }

  async free(held: readonly Reservation[], decision: Invocation): Promise<void> {
    for (const { id, free } of held) await this.issue('free', id, free, decision);
  }

  private issue(step: string, id: string, { spec, data }: Consequence, decision: Invocation) {
    return this.run(spec, data, reservingFor(decision, step, id, data));
  }
}

/** A reservation is caused by its decision and made in its name, but is no outcome of it: it has its own id. */
export const reservingFor = (
  { ifMatch: _, gates: __, corrects: ___, ...decision }: Invocation,
  step: string,
  id: string,
  data: unknown,
): Invocation => ({
  ...decision,
  commandId: sha256(canonicalJson(['socai/reservation/v1', step, id])),
  fingerprint: sha256(canonicalJson([step, data])),
  actor: { personId: issuer, unitId: decision.actor.unitId, duty: 'process' },
  originator: decision.originator ?? decision.actor,
  issuedBy: issuer,
  grants: [],
  causationId: decision.commandId,
});

const issuer = 'process/delegation';
