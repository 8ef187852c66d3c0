import type { Bookmarks, Index } from '#event-sourcing';
import { StoreNames } from './copies/names.js';
import { RedisLink, type RedisLinkOptions } from './connection/redis-link.js';

export interface RedisBookmarksOptions extends RedisLinkOptions {
  /** Begins every key; `socai` if absent. */
  readonly prefix?: string;
}

export interface RedisBookmarks extends Bookmarks {
  close(): void;
}

/**
 * Places of followers that several processes carry on by turns. A place that is lost, or behind, is read up to again.
 * @throws BadRedisUrl; ReadStoreUnavailable from every call when the server does not answer
 */
export const openRedisBookmarks = (url: string, options: RedisBookmarksOptions): RedisBookmarks => {
  const link = new RedisLink(url, options);
  const key = new StoreNames(options.prefix ?? 'socai').bookmarks;
  return {
    load: async (name): Promise<Index> => Number((await link.send<string | null>('HGET', key, name)) ?? -1),
    save: async (name, index) => {
      if (index >= 0) await link.send('HSET', key, name, index);
    },
    close: () => link.close(),
  };
};
