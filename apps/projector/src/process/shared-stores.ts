import type { Bookmarks, Leases } from '#event-sourcing';
import { CannotStart, type Configuration } from '#platform';
import { openRedisBookmarks, openRedisLeases, type RedisReadStore } from '#stores/redis';
import type { Core } from '../core.js';
import { openSharedViews, prefixOf } from '../stores/read-store.js';

/** What projectors share. */
export interface SharedStores {
  readonly readStore: RedisReadStore;
  readonly leases: Leases;
  readonly bookmarks: Bookmarks;
  close(): void;
}

/** @throws CannotStart where nothing is shared: an embedded ledger has its projector inside */
export const openSharedStores = async (
  configuration: Configuration,
  surroundings: Pick<Core, 'scheduler' | 'random' | 'watched'>,
): Promise<SharedStores> => {
  const readStore = await openSharedViews(configuration, surroundings);
  const { views, namespace } = configuration;
  if (!readStore || views.engine !== 'redis')
    throw new CannotStart(
      'Bộ chiếu riêng chỉ chạy với EventStoreDB và Redis / A projector of its own follows a log on a server into ' +
        'Redis: set SOCAI_EVENTS=esdb://… and SOCAI_VIEWS=redis://…. A ledger on SQLite has its projector inside.',
    );
  const { scheduler, random, watched } = surroundings;
  const options = { scheduler, random, observer: watched.redis, ...prefixOf(namespace) };
  const leases = openRedisLeases(views.url, options);
  const bookmarks = openRedisBookmarks(views.url, options);
  const close = (): void => [readStore, leases, bookmarks].forEach(store => store.close());
  return { readStore, leases, bookmarks, close };
};
