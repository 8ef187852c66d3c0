import type { Bookmarks } from '#event-sourcing';

/**
 * Places kept twice: in a store that all processes share, so that whoever takes over begins where the other stood, and
 * in a file, so that work goes on while that store is gone. A place means that all up to it is done: the furthest is
 * right. What neither can tell is read from the start, and every repeated command gets its first answer.
 */
export const bestBookmarks = (...kept: readonly Bookmarks[]): Bookmarks => ({
  load: async name =>
    Math.max(-1, ...(await Promise.all(kept.map(bookmarks => bookmarks.load(name).catch(() => -1))))),
  save: async (name, index) => {
    await Promise.allSettled(kept.map(bookmarks => bookmarks.save(name, index)));
  },
});
