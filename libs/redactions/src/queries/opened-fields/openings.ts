import { Inject, Injectable } from '@nestjs/common';
import { canonicalJson, dateAt, type Person, sha256 } from '#kernel';
import type { Clock, Invocation } from '#event-sourcing';
import { CLOCK, DECISION_RUNNER, type DecisionRunner, ProblemException } from '#platform';
import { noteOpening } from '../../commands/note-opening/note-opening.js';
import type { OpeningData } from '../../domain/opening.decider.js';

/** Puts it in the log that somebody reads sealed fields, before they are shown. */
@Injectable()
export class Openings {
  constructor(
    @Inject(DECISION_RUNNER) private readonly runner: DecisionRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemException 503 when it cannot be recorded: what cannot be recorded is not shown */
  async note(data: OpeningData, actor: Person, clientId: string, requestId: string): Promise<void> {
    const invocation = invocationOf(data, actor, clientId, requestId, this.clock.now());
    const outcome = await this.runner.run(noteOpening, data, invocation);
    if (outcome.kind !== 'accepted')
      throw new ProblemException(503, outcome.code, { headers: { 'retry-after': '2' } });
  }
}

/** The ledger's own observation: it is its own paper. */
const invocationOf = (
  data: OpeningData,
  actor: Person,
  clientId: string,
  correlationId: string,
  now: string,
): Invocation => {
  const content = sha256(canonicalJson([data, actor, clientId, correlationId, now]));
  const commandId = sha256(canonicalJson(['socai/opening/v1', content]));
  return {
    commandId,
    fingerprint: content,
    clientId,
    actor,
    grants: [],
    correlationId,
    causationId: commandId,
    effectiveDate: dateAt(now),
    document: {
      issuer: 'Sổ Cái',
      kind: 'opening',
      number: commandId.slice(0, 32),
      date: dateAt(now),
      sha256: content,
    },
  };
};
