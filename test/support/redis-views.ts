import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { openRedisReadStore, type RedisReadStore, type RedisReadStoreOptions } from '#stores/redis';
import type { OpenViews } from '#test/contract/read-store.contract';
import { timerScheduler } from './timer-scheduler.js';

export const testRandom = { bytes: (count: number) => randomBytes(count) };

export const openRedisViewsAt = (url: string, options: Partial<RedisReadStoreOptions> = {}): RedisReadStore =>
  openRedisReadStore(url, { scheduler: timerScheduler, random: testRandom, ...options });

/** No views yet, under a prefix of their own. */
export const redisViews = async (url: string): Promise<OpenViews & { readonly prefix: string }> => {
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  let opened: RedisReadStore[] = [];
  const open = (): RedisReadStore => {
    const store = openRedisViewsAt(url, { prefix });
    opened.push(store);
    return store;
  };
  const closeAll = (): void => {
    for (const store of opened) store.close();
    opened = [];
  };
  let store = open();
  return {
    prefix,
    get store() {
      return store;
    },
    another: open,
    reader: open,
    reopen: async () => {
      closeAll();
      store = open();
    },
    remove: async () => {
      for (const { id } of await store.catalogue()) await store.drop(id);
      closeAll();
    },
  };
};

/** A bare connection, for what only a test may do. */
export const bareRedis = (url: string): Redis => {
  const client = new Redis(url, { maxRetriesPerRequest: 1 });
  client.on('error', () => undefined);
  return client;
};
