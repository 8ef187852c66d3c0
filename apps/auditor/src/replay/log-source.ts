import type { Clock, Scheduler } from '#event-sourcing';
import { SqliteEventReader } from '#stores/sqlite';
import { resolveKnown } from '#views';
import type { ReplaySource } from './replay-source.js';

/** The file of a log. @throws LogFileProblem when there is no log that this program can read */
export const logSource = (path: string, clock: Clock, scheduler: Scheduler): ReplaySource => {
  const log = new SqliteEventReader(path, scheduler);
  return {
    log,
    last: async to =>
      to === undefined ? (await log.head()).index : (await resolveKnown(to, log, clock)).index,
    count: to => to + 1,
    close: () => log.close(),
  };
};
