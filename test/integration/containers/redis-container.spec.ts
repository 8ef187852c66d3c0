import { expect, test } from '@jest/globals';
import { hasEngine, notExercised } from '#test/support/container-engine';
import { redisContainer } from '#test/support/redis-container';
import { hasBinary } from '#test/support/redis-server';
import { bareRedis } from '#test/support/redis-views';

/** The way in which the tests find Redis where a container engine runs; every other test runs on a real Redis too. */
test('a Redis is started in a container', async () => {
  if (!hasEngine()) return notExercised('Redis through testcontainers', 'no container engine runs here');
  const image = process.env['SOCAI_TEST_REDIS_IMAGE'] ?? (hasBinary() ? 'this-machine' : undefined);
  const server = await redisContainer(image);
  const bare = bareRedis(server.url);
  expect(await bare.ping()).toBe('PONG');
  bare.disconnect();
  await server.stop();
}, 120_000);
