import type { CalendarDate, Circumstances, Command } from '#kernel';
import type { Sealing } from '../sealing/sealing.js';
import type { CommandSpec } from './command-spec.js';
import type { Invocation } from './invocation.js';

/** A command with all that came with it. */
export interface Asked {
  readonly spec: CommandSpec;
  readonly data: unknown;
  readonly invocation: Invocation;
  /** What goes into the envelope sealed; no rule is given it. */
  readonly sealing?: Sealing;
}

/** What its decider is given: never grants, never what is sealed. */
export const commandFrom = ({ spec, data, invocation }: Asked, today: CalendarDate): Command => {
  const { commandId, actor, originator, issuedBy, effectiveDate, document, reason } = invocation;
  const meta: Circumstances = {
    commandId,
    actor,
    originator,
    issuedBy,
    effectiveDate,
    today,
    document,
    reason,
  };
  return { type: spec.name, data, meta };
};
