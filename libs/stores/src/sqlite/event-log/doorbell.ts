import { BroadcastChannel } from 'node:worker_threads';
import type { Scheduler } from '#event-sourcing';

/** Where the writer calls out that a log has grown, to every thread of its process. */
export const channelOf = (realPath: string): string => `socai-log:${realPath}`;

/** How often to look for what another process has written, which no channel of ours tells. */
const lookMs = 100;

/** Waits for a log to grow. */
export class Doorbell {
  /** How often it rang. Read it before looking at the log, hand it to `next` after: no ring in between is lost. */
  rings = 0;
  private readonly channel: BroadcastChannel;
  private readonly waiting = new Set<() => void>();

  constructor(
    realPath: string,
    private readonly scheduler: Scheduler,
  ) {
    this.channel = new BroadcastChannel(channelOf(realPath));
    this.channel.onmessage = () => this.ring();
    this.channel.unref();
  }

  /** Resolves when it has rung since `rings`, when it is time to look again, or when `signal` aborts. */
  async next(rings: number, signal: AbortSignal): Promise<void> {
    if (this.rings !== rings || signal.aborted) return;
    const done = new AbortController();
    // A reason of its own: the one made by default carries a stack, which costs more than the wait.
    const stop = () => done.abort('woken');
    this.waiting.add(stop);
    signal.addEventListener('abort', stop);
    try {
      await this.scheduler.wait(lookMs, done.signal);
    } finally {
      this.waiting.delete(stop);
      signal.removeEventListener('abort', stop);
    }
  }

  close(): void {
    this.channel.close();
    this.ring();
  }

  /** Wakes everybody who waits in this thread. */
  ring(): void {
    this.rings += 1;
    for (const wake of [...this.waiting]) wake();
  }
}
