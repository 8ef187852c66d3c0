import type { Clock, Scheduler } from '#event-sourcing';
import type { Instant } from '#kernel';
import type { EventStoreDbObserver } from './observer.js';

export type TideState =
  /** No subscription. What was indexed is still answered, once it had been caught up. */
  | 'away'
  | 'catching-up'
  /** The server shows less than was indexed. Nothing is appended until it shows it again, or counts as damaged. */
  | 'lacking'
  | 'live'
  /** See LogHalted. */
  | 'halted';

/** How far the index came. */
export interface EventStoreDbProgress {
  readonly state: TideState;
  /** Commit position of the last event in the index, and of the end of `$all` when it was last looked up. */
  readonly position: bigint;
  readonly end: bigint;
  /** 0 to 100. */
  readonly percent: number;
  /** Events indexed since this process began. */
  readonly events: number;
  /** Since when it is in this state. */
  readonly since: Instant;
  /** Why it is away or halted. */
  readonly reason?: string;
}

export interface TideParts {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly observer: EventStoreDbObserver;
  readonly onHalted: ((error: Error) => void) | undefined;
}
