import type { Scheduler } from '#event-sourcing';

/** The machine's timers. They do not keep the process alive. */
export class SystemScheduler implements Scheduler {
  wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(done, ms).unref();
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
    return promise;
  }
}
