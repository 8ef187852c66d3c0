import { afterAll, beforeAll } from '@jest/globals';
import { readStoreContract } from '#test/contract/read-store.contract';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { redisViews } from '#test/support/redis-views';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

readStoreContract('Redis', { empty: () => redisViews(server.url) });
