import type { Scheduler } from '#event-sourcing';

/** How long what has come waits for more. */
const gatherMs = 3;

export interface Together {
  /** Asks for the work to be done within a moment; whoever asks meanwhile asks for the same. */
  ask(): void;
  /** Rejects with what the work throws. Never resolves. */
  readonly failed: Promise<never>;
}

/** A transaction for each event would cost more than its append: what comes within a moment goes in together. */
export const together = (scheduler: Scheduler, work: () => void): Together => {
  let fail: (error: unknown) => void;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  let waiting = false;
  const ask = () => {
    if (waiting) return;
    waiting = true;
    void scheduler.wait(gatherMs).then(() => {
      waiting = false;
      try {
        work();
      } catch (error) {
        fail(error);
      }
    });
  };
  return { ask, failed };
};
