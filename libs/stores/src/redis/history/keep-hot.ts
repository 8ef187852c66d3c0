import { instantOf, msOf } from '#kernel';
import type { Clock, EventStore, Scheduler } from '#event-sourcing';
import { ReadStoreLost, ReadStoreUnavailable } from '#views';
import type { RedisReadStore } from '../redis-read-store.js';

export interface HotParts {
  readonly readStore: Pick<RedisReadStore, 'catalogue' | 'fold'>;
  readonly log: Pick<EventStore, 'indexAt'>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  /** Days of history to be kept hot; the present is always hot. */
  readonly hotDays: number;
  /** Told what was folded, and of outages; the next turn does what this one could not. */
  readonly onFolded?: (copy: string, rows: number) => void;
  readonly onInterrupted?: (reason: string) => void;
}

const dayMs = 86_400_000;
const turnMs = 3_600_000;

/** Every hour folds what became older than the days asked, in every copy, until `signal` aborts. */
export const keepHot = async (parts: HotParts): Promise<void> => {
  const { scheduler, signal } = parts;
  while (!signal.aborted) {
    try {
      await foldOnce(parts);
    } catch (fault) {
      if (!(fault instanceof ReadStoreUnavailable || fault instanceof ReadStoreLost)) throw fault;
      parts.onInterrupted?.(fault.message);
    }
    await scheduler.wait(turnMs, signal);
  }
};

const foldOnce = async ({ readStore, log, clock, signal, hotDays, onFolded }: HotParts): Promise<void> => {
  const horizon = await log.indexAt(instantOf(msOf(clock.now()) - hotDays * dayMs));
  if (horizon < 0) return;
  for (const { id } of await readStore.catalogue()) {
    if (signal.aborted) return;
    const rows = await readStore.fold(id, horizon);
    if (rows > 0) onFolded?.(id, rows);
  }
};
