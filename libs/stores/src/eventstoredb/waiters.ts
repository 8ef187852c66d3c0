import type { Scheduler } from '#event-sourcing';

/** Those who wait until something holds; it is looked at again at every stir. */
export class Waiters {
  private readonly waiting = new Set<() => void>();

  constructor(private readonly scheduler: Scheduler) {}

  get areThere(): boolean {
    return this.waiting.size > 0;
  }

  stir(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const told of waiting) told();
  }

  /**
   * @param mustGoOn asked before every look; what it throws ends the waiting
   * @returns whether it held within `ms`
   */
  async until(holds: () => boolean, ms: number, mustGoOn: () => void): Promise<boolean> {
    mustGoOn();
    if (holds()) return true;
    const stop = new AbortController();
    const late = this.scheduler.wait(ms, stop.signal).then(() => 'late' as const);
    try {
      for (;;) {
        const stirred = new Promise<void>(resolve => this.waiting.add(resolve));
        if ((await Promise.race([stirred, late])) === 'late') return holds();
        mustGoOn();
        if (holds()) return true;
      }
    } finally {
      stop.abort('done');
    }
  }
}
