import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { redisContainer } from './redis-container.js';
import { bareRedis } from './redis-views.js';

const hasEngine = spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

/**
 * The way in which the tests find Redis where a container engine runs. Elsewhere nothing can be shown; that is said,
 * and is no failure, because every other test runs on a real Redis too.
 */
test('a Redis is started in a container', async () => {
  if (!hasEngine) {
    process.stderr.write('NOT EXERCISED: Redis through testcontainers, for no container engine runs here\n');
    return;
  }
  const server = await redisContainer();
  const bare = bareRedis(server.url);
  expect(await bare.ping()).toBe('PONG');
  bare.disconnect();
  await server.stop();
}, 120_000);
