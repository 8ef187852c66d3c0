import type { EventStoreDbProgress } from '#stores/eventstoredb';
import type { EventLog } from '../stores/event-log.js';

/** What keeps the log from being read and written now, in a few words; undefined when nothing does. */
export const logStanding = async (log: Pick<EventLog, 'head' | 'progress'>): Promise<string | undefined> => {
  if (log.progress) return standingOf(log.progress());
  await log.head();
  return undefined;
};

/** Why it is so stands in the log file: the reason may speak of what was recorded. */
const standingOf = ({ state, percent, since }: EventStoreDbProgress): string | undefined => {
  switch (state) {
    case 'live':
      return undefined;
    case 'catching-up':
      return `catching up, ${percent.toFixed(1)} %`;
    case 'lacking':
      return `EventStoreDB shows less than was recorded, since ${since}`;
    case 'away':
      return `EventStoreDB unreachable since ${since}`;
    case 'halted':
      return `history on EventStoreDB was damaged, halted since ${since}`;
  }
};
