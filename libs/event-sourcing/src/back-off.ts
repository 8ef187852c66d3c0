import type { Scheduler } from './ambient.js';

const firstMs = 50;
const mostMs = 5_000;

/** Waits between tries, each twice as long as the one before, five seconds at most. */
export class BackOff {
  private nextMs = firstMs;

  constructor(private readonly scheduler: Scheduler) {}

  async wait(signal?: AbortSignal): Promise<void> {
    const ms = this.nextMs;
    this.nextMs = Math.min(ms * 2, mostMs);
    await this.scheduler.wait(ms, signal);
  }

  /** All is well again. */
  reset(): void {
    this.nextMs = firstMs;
  }
}
