import type { Aggregate } from './aggregate.js';
import type { Asked } from './asked.js';
import { type TurnedAway, turnedAway } from './outcome.js';

/** A command that does not begin its aggregate needs one. */
export const notOpen = ({ spec, data }: Asked, { stateRevision }: Aggregate): TurnedAway | undefined =>
  spec.opens || stateRevision >= 0
    ? undefined
    : turnedAway('resource.not-found', { [spec.decider.category]: spec.target(data) });

/** The revision that was seen is the one there is; where it must be named, it is. */
export const unmetPrecondition = (
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
