import type { Holder } from '#kernel';
import type { Revision } from '../log/event-store.js';

export interface RecordedEvent {
  readonly id: string;
  readonly type: string;
  readonly revision: Revision;
}

/** What happened, as recorded. */
export interface Accepted {
  readonly kind: 'accepted';
  readonly stream: string;
  readonly revision: Revision;
  readonly events: readonly RecordedEvent[];
  /** True when this answers a repetition of an earlier command. */
  readonly replayed: boolean;
}

/** A rule said no, and that was recorded. */
export interface Refused {
  readonly kind: 'refused';
  readonly stream: string;
  readonly revision: Revision;
  readonly code: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly holders: readonly Holder[];
  readonly replayed: boolean;
}

/** Why a command left no trace in its stream. */
export type TurnedAwayCode =
  | 'command.lost-race'
  /** It may have been recorded, or may yet be: the same key will tell. */
  | 'command.outcome-unknown'
  | 'process.in-progress'
  | 'command.precondition-failed'
  | 'command.precondition-required'
  | 'idempotency.key-reused'
  | 'authority.not-covered'
  | 'delegation.not-held'
  | 'resource.not-found'
  | 'ledger.overloaded'
  | 'ledger.shutting-down'
  | 'ledger.clock-off'
  | 'ledger.halted'
  /** What is recorded has gone without a signed head for longer than it may. */
  | 'ledger.unpublished';

export interface TurnedAway {
  readonly kind: 'turned-away';
  readonly code: TurnedAwayCode;
  readonly numbers: Readonly<Record<string, string>>;
  /** The process that stands in the way, by its kind and subject. */
  readonly holders?: readonly Holder[];
}

export const turnedAway = (code: TurnedAwayCode, numbers: Record<string, string> = {}): TurnedAway => ({
  kind: 'turned-away',
  code,
  numbers,
});

/** What a dry run would have come to. Nothing is recorded. */
export interface Foreseen {
  readonly kind: 'foreseen';
  readonly stream: string;
  readonly facts: readonly { readonly type: string; readonly data: unknown }[];
  readonly refusal?: Pick<Refused, 'code' | 'numbers' | 'holders'>;
}

export type Outcome = Accepted | Refused | TurnedAway;
