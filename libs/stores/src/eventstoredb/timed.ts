import type { Scheduler } from '#event-sourcing';

/** Nothing came for so long; what was asked may still happen. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** How often it is looked who waits too long. */
const tickMs = 50;

interface Waiting {
  ticks: number;
  readonly late: () => void;
}

/**
 * One timer for everything that waits: one for each call, and its abortion, took a fifth of the processor time of an
 * append. It ticks only while something waits. Time in which this process did nothing at all does not count.
 */
class Deadlines {
  private readonly waiting = new Set<Waiting>();
  private ticking = false;

  constructor(private readonly scheduler: Scheduler) {}

  within<T>(ms: number, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new TimedOut(`no answer within ${ms} ms`));
      const waiting = { ticks: Math.ceil(ms / tickMs) + 1, late };
      this.waiting.add(waiting);
      work.then(resolve, reject).finally(() => this.waiting.delete(waiting));
      if (!this.ticking) void this.tick();
    });
  }

  private async tick(): Promise<void> {
    this.ticking = true;
    while (this.waiting.size > 0) {
      await this.scheduler.wait(tickMs);
      for (const waiting of this.waiting) {
        waiting.ticks -= 1;
        if (waiting.ticks > 0) continue;
        this.waiting.delete(waiting);
        waiting.late();
      }
    }
    this.ticking = false;
  }
}

const deadlines = new WeakMap<Scheduler, Deadlines>();

/**
 * What `work` comes to.
 * @throws TimedOut after `ms` or up to a tenth of a second more; `work` goes on, and its end is nobody's concern any
 * more
 */
export const timed = <T>(scheduler: Scheduler, ms: number, work: Promise<T>): Promise<T> => {
  let common = deadlines.get(scheduler);
  if (!common) deadlines.set(scheduler, (common = new Deadlines(scheduler)));
  return common.within(ms, work);
};
