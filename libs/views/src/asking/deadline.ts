import type { Scheduler } from '#event-sourcing';

/** Runs work with a signal that aborts after `ms`; the timer ends with the work. */
export const within = async <T>(
  ms: number,
  scheduler: Scheduler,
  work: (late: AbortSignal) => Promise<T>,
): Promise<T> => {
  const late = new AbortController();
  const done = new AbortController();
  void scheduler.wait(ms, done.signal).then(() => late.abort());
  try {
    return await work(late.signal);
  } finally {
    done.abort();
  }
};
