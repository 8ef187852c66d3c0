import type { Command, Decider, Fact, Instant } from '#kernel';
import type { OpenEnvelope } from '../log/envelope.js';
import { noStream, type Revision } from '../log/event-store.js';
import { commandRefused } from './command-refused.js';

export type AnyDecider = Decider<any, Command<string, any>, Fact<string, any>, any>;

/** An aggregate as of a revision of its stream. */
export interface Aggregate {
  readonly state: unknown;
  readonly revision: Revision;
  /** The last revision that changed the state: refusals do not. The ETag. -1 while there is nothing but refusals. */
  readonly stateRevision: Revision;
  readonly recordedAt?: Instant;
}

export const emptyAggregate = (decider: AnyDecider): Aggregate => ({
  state: decider.initial,
  revision: noStream,
  stateRevision: noStream,
});

/** @throws Error for an event its decider has no fold for: nothing unknown is skipped. */
export const evolved = (decider: AnyDecider, before: Aggregate, event: OpenEnvelope): Aggregate => {
  const { revision, recordedAt } = event;
  if (event.type === commandRefused.type) return { ...before, revision, recordedAt };
  const evolve = decider.evolve[event.type];
  if (!evolve)
    throw new Error(`${decider.category} has no fold for ${event.type} (${event.stream}@${revision})`);
  return { state: evolve(before.state, event as never), revision, stateRevision: revision, recordedAt };
};
