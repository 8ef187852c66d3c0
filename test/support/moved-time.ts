import type { Clock, Scheduler } from '#event-sourcing';
import { instantOf } from '#kernel';

/** Time that passes only when it is told to. */
export class MovedTime implements Clock, Scheduler {
  private readonly waiting = new Set<{ readonly due: number; readonly wake: () => void }>();
  private readonly watchers: (() => void)[] = [];

  constructor(private ms: number) {}

  now(): string {
    return instantOf(this.ms);
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const waiter = { due: this.ms + ms, wake: () => (this.waiting.delete(waiter), resolve()) };
      if (signal?.aborted) return resolve();
      signal?.addEventListener('abort', waiter.wake, { once: true });
      this.waiting.add(waiter);
      for (const watcher of this.watchers.splice(0)) watcher();
    });
  }

  /** Milliseconds until each wait that is going on would end. */
  get waits(): readonly number[] {
    return [...this.waiting].map(({ due }) => due - this.ms).sort((a, b) => a - b);
  }

  /** Resolves as soon as so many wait. */
  async someoneWaits(count = 1): Promise<void> {
    while (this.waiting.size < count) await new Promise<void>(resolve => this.watchers.push(resolve));
  }

  pass(ms: number): void {
    this.ms += ms;
    for (const waiter of [...this.waiting]) if (waiter.due <= this.ms) waiter.wake();
  }
}
