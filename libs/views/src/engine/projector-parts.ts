import type { Clock, Scheduler } from '#event-sourcing';
import type { View } from '../view.js';
import type { OnProgress } from './progress.js';
import type { Feed } from './feed.js';

export interface ProjectorParts extends Feed {
  readonly views: readonly View[];
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  readonly onProgress?: OnProgress;
}

/** One run between two outages. */
export type Running = ProjectorParts & { readonly onProgress: OnProgress };
