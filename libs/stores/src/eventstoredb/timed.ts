import type { Scheduler } from '#event-sourcing';

/** Nothing came for so long; what was asked may still happen. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** What `work` comes to. @throws TimedOut after `ms`; `work` goes on, and its end is nobody's concern any more */
export const timed = async <T>(scheduler: Scheduler, ms: number, work: Promise<T>): Promise<T> => {
  const stop = new AbortController();
  const late = scheduler.wait(ms, stop.signal).then(() => {
    if (!stop.signal.aborted) throw new TimedOut(`no answer within ${ms} ms`);
    return undefined as never;
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort('done');
  }
};
