import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { leasesContract } from '#test/contract/leases.contract';
import { freePort, type RedisServer, startRedis } from '#test/support/redis-server';
import { testRandom } from '#test/support/redis-views';
import { timerScheduler } from '#test/support/timer-scheduler';
import { ReadStoreUnavailable } from '#views';
import { openRedisLeases, type RedisLeases } from './redis-leases.js';

let server: RedisServer;
const opened: RedisLeases[] = [];
const prefix = `test-${randomBytes(6).toString('hex')}`;
const open = (url = server.url, callMs = 3_000): RedisLeases => {
  const leases = openRedisLeases(url, { scheduler: timerScheduler, random: testRandom, prefix, callMs });
  opened.push(leases);
  return leases;
};
beforeAll(async () => {
  server = await startRedis();
});
afterAll(async () => {
  for (const leases of opened) leases.close();
  await server.stop();
});

leasesContract('Redis', () => open());

test('a server that is not there is an outage', async () => {
  const leases = open(`redis://127.0.0.1:${await freePort()}`, 500);
  await expect(leases.take('work', 1_000)).rejects.toThrow(ReadStoreUnavailable);
});
