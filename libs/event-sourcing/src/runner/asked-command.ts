import type { CalendarDate, Circumstances, Command } from '#kernel';
import type { Asked } from './asked.js';

/** A command as its decider is given it. */
export const askedCommand = ({ spec, data, invocation }: Asked, today: CalendarDate): Command => {
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
