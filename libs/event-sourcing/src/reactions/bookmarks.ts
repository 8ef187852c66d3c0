import type { Index } from '../log/event-store.js';

/** How far a follower came. Losing it costs a second reading of the log, nothing else. */
export interface Bookmarks {
  /** -1 when nothing is kept. */
  load(name: string): Promise<Index>;
  save(name: string, index: Index): Promise<void>;
}
