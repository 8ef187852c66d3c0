import type { StreamName } from '#kernel';
import type { CommandSpec } from './command-spec.js';
import type { DelegatedAct } from './delegation.js';
import type { Asked } from './asked.js';

/** The duty that one command takes. */
export const dutyOf = ({ dutyAmong, duty }: CommandSpec, data: unknown, state: unknown): string | undefined =>
  dutyAmong?.of(data, state) ?? duty;

/**
 * The decision that somebody wants to take under a delegation; undefined where no delegation is named. A process acts
 * for whoever began it and is not asked again.
 */
export const delegatedActOf = (
  { spec, data, invocation }: Pick<Asked, 'spec' | 'data' | 'invocation'>,
  subject: StreamName,
  state: unknown,
): DelegatedAct | 'not-delegable' | undefined => {
  const { actor, issuedBy, effectiveDate, commandId } = invocation;
  if (issuedBy !== undefined || actor.delegationId === undefined) return undefined;
  const { delegable, units, duty } = spec;
  if (!delegable || !units || duty === undefined) return 'not-delegable';
  return {
    ...delegable.matter(data, state),
    actor,
    duty,
    commandId,
    subject,
    units: units(data, state),
    on: effectiveDate,
    command: spec.name,
  };
};
