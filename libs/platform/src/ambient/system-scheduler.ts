import type { Scheduler } from '#event-sourcing';

/** The machine's timers. They do not keep the process alive, unless a program has nothing else that does. */
export class SystemScheduler implements Scheduler {
  constructor(private readonly keepsAlive = false) {}

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(done, ms);
    if (!this.keepsAlive) timer.unref();
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
    return promise;
  }
}
