import type { LogPlaces, Questions } from '#views';
import { questionsOf, type ReadStore } from '#views';
import { timerScheduler } from './timer-scheduler.js';

/** Questions to a read store whose log is known by its length alone. */
export const questionsTo = (readStore: ReadStore, events: number): Questions => {
  const log: LogPlaces = {
    head: async () => ({ index: events - 1 }),
    indexAt: async () => events - 1,
    locate: async () => undefined,
    scan: async () => [],
  };
  return questionsOf({
    readStore,
    log,
    scheduler: timerScheduler,
    clock: { now: () => '2020-03-01T00:00:00.000Z' },
  });
};
