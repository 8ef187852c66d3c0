import type { Leases, Random } from '#event-sourcing';
import { RedisLink, type RedisLinkOptions } from '../connection/redis-link.js';
import { StoreNames } from '../copies/names.js';

export interface RedisLeasesOptions extends RedisLinkOptions {
  readonly random: Random;
  /** Begins every key; `socai` if absent. */
  readonly prefix?: string;
}

export interface RedisLeases extends Leases {
  close(): void;
}

/**
 * Leases in the Redis that keeps the views. Losing them costs work, never a fact.
 * @throws BadRedisUrl; ReadStoreUnavailable from every call when the server does not answer
 */
export const openRedisLeases = (url: string, options: RedisLeasesOptions): RedisLeases => {
  const link = new RedisLink(url, options);
  const names = new StoreNames(options.prefix ?? 'socai');
  return {
    take: async (name, ms) => {
      const key = names.lease(name);
      const holder = Buffer.from(options.random.bytes(16)).toString('hex');
      if ((await link.send('SET', key, holder, 'NX', 'PX', ms)) !== 'OK') return undefined;
      return {
        renew: async longer => (await link.run('renewLease', [key], holder, longer)) === 1,
        release: async () => {
          await link.run('releaseLease', [key], holder);
        },
      };
    },
    close: () => link.close(),
  };
};
