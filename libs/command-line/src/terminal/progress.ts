import type { Clock } from '#event-sourcing';
import { msOf } from '#kernel';
import type { Watch } from '../watch.js';
import type { Printer } from './printer.js';

const drawEveryMs = 250;

/** Counts what is done, and says so often enough to be seen moving and no oftener. */
export class Progress implements Watch {
  private done = 0;
  private found = 0;
  private total = 0;
  private beganMs = 0;
  private drawnMs = 0;

  constructor(
    private readonly printer: Printer,
    private readonly clock: Clock,
    readonly signal: AbortSignal,
  ) {}

  /** @param found events that were done before: they count, but not as speed */
  begin(total: number, found = 0): void {
    this.total = total;
    this.done = found;
    this.found = found;
    this.beganMs = msOf(this.clock.now());
    this.drawnMs = this.beganMs;
  }

  progress(events: number): void {
    this.done += events;
    const now = msOf(this.clock.now());
    if (now - this.drawnMs < drawEveryMs && this.done < this.total) return;
    this.drawnMs = now;
    const { done, found, total } = this;
    const rate = (done - found) / Math.max((now - this.beganMs) / 1000, 0.001);
    const secondsLeft = done >= total ? 0 : (total - done) / rate;
    this.printer.progress({ done, total, rate, secondsLeft });
  }
}
