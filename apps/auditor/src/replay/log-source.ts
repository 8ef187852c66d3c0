import type { Clock, Scheduler } from '#event-sourcing';
import { readLogOrIndex } from '#stores/event-index';
import { resolveKnown } from '#views';
import type { ReplaySource } from './replay-source.js';

/** The file of a log, or the index of one on servers. @throws LogFileProblem when this program can read neither */
export const logSource = (path: string, clock: Clock, scheduler: Scheduler): ReplaySource => {
  const log = readLogOrIndex(path, scheduler);
  return {
    log,
    last: async to =>
      to === undefined ? (await log.head()).index : (await resolveKnown(to, log, clock)).index,
    count: to => to + 1,
    close: () => log.close(),
  };
};
