import type { StreamName } from '#kernel';
import type { LedgerEvent } from '../log/envelope.js';

/** A small fold of another capability's stream: only the types it names matter to it. */
export interface Fold<State> {
  readonly initial: State;
  readonly evolve: Readonly<Record<string, (state: State, event: LedgerEvent<string, never>) => State>>;
}

/** Reads other streams for a decision; every read is stamped into the events that the decision makes. */
export interface GateReader {
  read<State>(stream: StreamName, fold: Fold<State>): Promise<State>;
}
