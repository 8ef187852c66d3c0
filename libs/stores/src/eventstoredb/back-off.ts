import type { Random, Scheduler } from '#event-sourcing';
import type { Timings } from './options.js';

/** Pauses that double, each drawn from the upper half of its length, so that many who failed together part. */
export class BackOff {
  private next: number;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly random: Random,
    private readonly timings: Pick<Timings, 'pauseMs' | 'pauseMaxMs'>,
  ) {
    this.next = timings.pauseMs;
  }

  async pause(signal?: AbortSignal): Promise<void> {
    const share = 0.5 + this.random.bytes(1)[0]! / 512;
    const ms = this.next * share;
    this.next = Math.min(this.next * 2, this.timings.pauseMaxMs);
    await this.scheduler.wait(ms, signal);
  }

  /** After a success: the next failure pauses shortly again. */
  reset(): void {
    this.next = this.timings.pauseMs;
  }
}
