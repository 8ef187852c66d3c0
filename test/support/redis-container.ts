import { GenericContainer, Wait } from 'testcontainers';
import type { RedisServer } from './redis-server.js';

/** The published image these tests were written for; another name comes from the environment. */
const published = 'redis:7.4.2-alpine';
const redisPort = 6379;

/** A Redis in a container, reached through a port of 127.0.0.1. @throws when no container engine runs */
export const redisContainer = async (): Promise<RedisServer> => {
  const image = process.env['SOCAI_TEST_REDIS_IMAGE'] ?? published;
  // Ports are published on this machine alone, and a name of ours need not come with the cleaner's image.
  process.env['TESTCONTAINERS_HOST_OVERRIDE'] ??= '127.0.0.1';
  if (image !== published) process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  const container = await new GenericContainer(image)
    .withExposedPorts(redisPort)
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/u))
    .withStartupTimeout(30_000)
    .start();
  const port = container.getMappedPort(redisPort);
  return {
    ...{ url: `redis://127.0.0.1:${port}`, port, engine: `the container image ${image}` },
    stop: async () => {
      await container.stop();
    },
  };
};
