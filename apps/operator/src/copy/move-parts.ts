import type { Clock, CopyProgress } from '#event-sourcing';
import type { EventLog } from '../../../projector/src/stores/event-log.js';
import type { Watch } from '../../../auditor/src/verify/watch.js';
import type { Carried } from './carry-along.js';
import type { Surroundings } from './ends.js';
import type { CopyPlan } from './plan.js';

export type CopyStep = 'source' | CopyProgress['phase'] | 'heads' | 'target' | 'seal';

/** Told what is going on. */
export interface CopyTelling {
  readonly signal: AbortSignal;
  /** A part of the work begins; what it does is counted by the watch. */
  step(step: CopyStep): Watch & { begin(total: number, found?: number): void };
}

export interface Ambient extends Surroundings {
  readonly clock: Clock;
}

export interface Moved {
  /** An earlier run had done everything. */
  readonly before: boolean;
  readonly events: number;
  readonly heads: number;
  /** Lowercase hex. */
  readonly root: string;
  readonly carried?: Carried;
}

export interface MoveParts {
  readonly plan: CopyPlan;
  readonly ambient: Ambient;
  readonly telling: CopyTelling;
  /** Held against ledgers. */
  readonly source: EventLog;
  readonly target: EventLog;
}
