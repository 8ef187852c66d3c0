import { canonicalJson, sha256 } from '#kernel';
import type { LedgerEvent } from '../log/envelope.js';
import type { EventOf, EventType } from '../log/event-type.js';
import type { CommandSpec } from '../runner/command-spec.js';
import type { Invocation } from '../runner/invocation.js';
import type { Delay } from './drained.js';

/** A command that follows from an event. */
export interface Consequence<Data = any> {
  readonly spec: CommandSpec<Data>;
  readonly data: Data;
}

/**
 * A recorded event becomes commands. Stateless and deterministic: the same event always gives the same commands with
 * the same ids, so receipts make a repetition harmless, and a lost checkpoint costs only time.
 */
export interface Reaction {
  /** `<process>/<step>`; part of the command's id, so never changed. */
  readonly name: string;
  readonly on: string;
  /** Commands are due this long after the event was recorded; 0: at once. */
  readonly delay: Delay;
  readonly consequences: (event: LedgerEvent) => readonly Consequence[];
  /**
   * Work outside the log that has to be done before the commands are issued. Done again after a crash, and until it
   * succeeds: it must not matter how often.
   */
  readonly before?: (event: LedgerEvent) => Promise<void>;
}

export const reaction = <E extends EventType<any, any>>(
  name: string,
  on: E,
  consequences: (event: EventOf<E>) => Consequence | readonly Consequence[],
  delay: Delay = 0,
): Reaction => ({
  name,
  on: on.type,
  delay,
  consequences: event => [consequences(event as EventOf<E>)].flat(),
});

/** `after(destroyed)(reaction(…))`: the same reaction, with work outside the log before its commands. */
export const after =
  (work: (event: LedgerEvent) => Promise<void>) =>
  (then: Reaction): Reaction => ({ ...then, before: work });

/** True when nothing follows from an event. A fault is left to whoever carries it out, and tells of it. */
export const isWithoutConsequence = ({ before, consequences }: Reaction, event: LedgerEvent): boolean => {
  if (before !== undefined) return false;
  try {
    return consequences(event).length === 0;
  } catch {
    return false;
  }
};

export const consequence = <Data>(spec: CommandSpec<Data>, data: Data): Consequence<Data> => ({ spec, data });

/** What surrounds a process's command: the event's own paper, day and chain, and the person whose act began it. */
export const invocationFrom = (
  reaction: Reaction,
  event: LedgerEvent,
  n: number,
  data: unknown,
): Invocation => {
  const originator = event.originator ?? event.actor;
  const issuedBy = `process/${reaction.name.split('/')[0]}`;
  const { clientId, effectiveDate, document, correlationId, gates, reason } = event;
  const { corrects, missionId, programmeId, externalRef } = event;
  return {
    commandId: sha256(canonicalJson(['socai/reaction/v1', reaction.name, event.id, n])),
    fingerprint: sha256(canonicalJson([reaction.name, n, data])),
    actor: { personId: issuedBy, unitId: originator.unitId, duty: 'process' },
    originator,
    issuedBy,
    grants: [],
    causationId: event.id,
    clientId,
    effectiveDate,
    document,
    correlationId,
    gates,
    reason,
    corrects,
    missionId,
    programmeId,
    externalRef,
  };
};
