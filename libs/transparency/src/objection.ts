import { type Clock, type TurnedAway, turnedAway } from '#event-sourcing';
import { msOf } from '#kernel';
import type { PublicationState } from './publication.js';

/**
 * Why no command is taken on account of publishing. A halt is for good. An outage is borne with, until what was
 * recorded in it has waited for a head for longer than anybody was promised.
 */
export const objectionOf = (
  { halt, trouble }: PublicationState,
  clock: Clock,
  unpublishedMaxMs: number,
): TurnedAway | undefined => {
  if (halt) return turnedAway('ledger.halted', { reason: halt.code, ...halt.numbers });
  const waitedMs = trouble ? msOf(clock.now()) - msOf(trouble.since) : 0;
  if (waitedMs <= unpublishedMaxMs) return undefined;
  return turnedAway('ledger.unpublished', { seconds: `${Math.floor(waitedMs / 1_000)}` });
};
