import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readStoreContract, wholeHistoryContract } from '#test/contract/read-store.contract';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { redisViews } from '#test/support/redis-views';
import { tieredViews } from '#test/support/tiered-views';
import { NotHot } from './asking.js';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

readStoreContract('Redis', { empty: () => redisViews(server.url) });
wholeHistoryContract('Redis with a file behind it', { empty: () => tieredViews(server.url) });

test('Redis alone does not know what single events wrote, and sends to the file', async () => {
  const { store, remove } = await redisViews(server.url);
  const between = { after: -1, to: -1 };
  await expect(store.cellsTouched('money@1#1', between)).rejects.toThrow(NotHot);
  await expect(store.keysTouched('papers@1#1', between)).rejects.toThrow(NotHot);
  await remove();
});
