import type { Scheduler } from '#event-sourcing';

/** How long what has come waits for more, at least; how often it is looked whether that is enough. */
export const gatherMs = 3;

export interface Together {
  /** Asks for the work to be done within a moment; whoever asks meanwhile asks for the same. */
  ask(): void;
  /** Rejects with what the work throws. Never resolves. */
  readonly failed: Promise<never>;
}

/**
 * A transaction for each event would cost more than its append: what comes within a moment goes in together.
 * @param enough whether the work is to be done after so many milliseconds
 */
export const together = (
  scheduler: Scheduler,
  enough: (ms: number) => boolean,
  work: () => void,
): Together => {
  let fail: (error: unknown) => void;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  let waiting = false;
  const gather = async () => {
    for (let waited = 0, over = false; !over; over = enough(waited)) {
      await scheduler.wait(gatherMs);
      waited += gatherMs;
    }
    waiting = false;
    try {
      work();
    } catch (error) {
      fail(error);
    }
  };
  const ask = () => {
    if (waiting) return;
    waiting = true;
    void gather();
  };
  return { ask, failed };
};
