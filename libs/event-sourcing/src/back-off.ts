import type { Scheduler } from './ambient.js';

const usual = { firstMs: 50, mostMs: 5_000 };

/** Waits between tries, each twice as long as the one before; from 50 ms to five seconds unless told. */
export class BackOff {
  private nextMs: number;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly pauses: { readonly firstMs: number; readonly mostMs: number } = usual,
  ) {
    this.nextMs = pauses.firstMs;
  }

  async wait(signal?: AbortSignal): Promise<void> {
    const ms = this.nextMs;
    this.nextMs = Math.min(ms * 2, this.pauses.mostMs);
    await this.scheduler.wait(ms, signal);
  }

  /** All is well again. */
  reset(): void {
    this.nextMs = this.pauses.firstMs;
  }
}
