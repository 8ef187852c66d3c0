import { join } from 'node:path';
import type { Random, Scheduler } from '#event-sourcing';
import type { Configuration } from '#platform';
import type { RedisReadStore } from '#stores/redis';
import { openSqliteReadStore } from '#stores/sqlite';
import type { ReadStore } from '#views';
import type { Watched } from '../watching/watched.js';

export interface StoreSurroundings {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly watched: Pick<Watched, 'redis'>;
}

/** The views that a process keeps for itself: all there are when embedded, older history when Redis is shared. */
export const viewsFileOf = ({ views, dataFolder }: Configuration): string =>
  views.engine === 'sqlite' ? views.path : join(dataFolder, 'views.db');

export type Views = ReadStore & { close(): void };

/** What questions are asked of: the file, or Redis and behind it the file. */
export const openViews = async (
  configuration: Configuration,
  surroundings: StoreSurroundings,
): Promise<Views> => {
  const { scheduler } = surroundings;
  const file = openSqliteReadStore(viewsFileOf(configuration), { scheduler, readOnly: true });
  const hot = await openSharedViews(configuration, surroundings);
  if (!hot) return file;
  const close = (): void => {
    hot.close();
    file.close();
  };
  const { tieredReadStore } = await import('#stores/redis');
  return { ...tieredReadStore({ hot, cold: file, scheduler }), close };
};

/** Several ledgers on one Redis keep apart by what their keys begin with. */
export const prefixOf = (namespace: string | undefined) =>
  namespace === undefined ? {} : { prefix: `socai.${namespace}` };

/**
 * Views in Redis; undefined when the configuration names none.
 * @throws EvictingRedis when the server may throw away what it is given
 */
export const openSharedViews = async (
  { views, namespace }: Configuration,
  { scheduler, random, watched }: StoreSurroundings,
): Promise<RedisReadStore | undefined> => {
  if (views.engine !== 'redis') return undefined;
  const around = { scheduler, random, observer: watched.redis };
  // Only now: an embedded ledger starts sooner without the server's client.
  const { openRedisReadStore } = await import('#stores/redis');
  const store = openRedisReadStore(views.url, { ...around, ...prefixOf(namespace) });
  // A server that is down is waited for; one that would lose rows silently is not begun with.
  await store.check().catch((fault: Error) => {
    if (fault.name !== 'ReadStoreUnavailable') throw fault;
  });
  return store;
};
