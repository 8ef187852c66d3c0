import type { Instant } from '#kernel';
import type { Clock } from '#event-sourcing';

/** The machine's clock. A command asks several times in one millisecond: the text of it is made once. */
export class SystemClock implements Clock {
  private ms = NaN;
  private text: Instant = '';

  now(): Instant {
    const ms = Date.now();
    if (ms !== this.ms) [this.ms, this.text] = [ms, new Date(ms).toISOString()];
    return this.text;
  }
}
