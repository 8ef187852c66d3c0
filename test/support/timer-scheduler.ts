import { setTimeout } from 'node:timers/promises';
import type { Scheduler } from '#event-sourcing';

/** Real time, for tests of what really waits. */
export const timerScheduler: Scheduler = {
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};
