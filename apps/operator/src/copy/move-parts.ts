import type { Watch } from '#command-line';
import type { CopyProgress } from '#event-sourcing';
import type { EventLog } from '../../../projector/src/stores/event-log.js';
import type { Surroundings } from './ends.js';
import type { CopyPlan } from './plan.js';

export type CopyStep = 'source' | CopyProgress['phase'] | 'heads' | 'target' | 'seal';

/** Told what is going on. */
export interface CopyTelling {
  readonly signal: AbortSignal;
  /** A part of the work begins; what it does is counted by the watch. */
  step(step: CopyStep): Watch & { begin(total: number, found?: number): void };
}

export interface Moved {
  /** An earlier run had done everything. */
  readonly before: boolean;
  readonly events: number;
  readonly heads: number;
  /** Lowercase hex. */
  readonly root: string;
  /** Of sealed fields, carried along; absent when an earlier run had. */
  readonly keys?: number;
}

export interface MoveParts {
  readonly plan: CopyPlan;
  readonly ambient: Surroundings;
  readonly telling: CopyTelling;
  /** Held against ledgers. */
  readonly source: EventLog;
  readonly target: EventLog;
}
