/**
 * Runs tasks side by side until all have ended; the first that fails stops the others, and its fault is thrown when
 * they have ended too.
 */
export const together = async (
  signal: AbortSignal,
  begin: (stop: AbortSignal) => readonly Promise<unknown>[],
): Promise<void> => {
  const failed = new AbortController();
  const faults: unknown[] = [];
  const stopAtFault = (fault: unknown): void => {
    faults.push(fault);
    failed.abort();
  };
  await Promise.all(begin(AbortSignal.any([signal, failed.signal])).map(task => task.catch(stopAtFault)));
  if (faults.length > 0) throw faults[0];
};

/** Resolves when a signal aborts. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
