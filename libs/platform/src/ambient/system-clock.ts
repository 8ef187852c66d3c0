import type { Instant } from '#kernel';
import type { Clock } from '#event-sourcing';

/** The machine's clock. */
export class SystemClock implements Clock {
  now(): Instant {
    return new Date().toISOString();
  }
}
