import { setTimeout } from 'node:timers/promises';
import type { Scheduler } from '#event-sourcing';

export const scheduler: Scheduler = {
  wait: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};
