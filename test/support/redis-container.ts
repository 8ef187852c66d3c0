import { GenericContainer } from 'testcontainers';
import type { RedisServer } from './redis-server.js';

/** The published image these tests were written for; another name comes from the environment. */
const published = 'redis:7.4.2-alpine';
const redisPort = 6379;

/** A Redis in a container, reached through a port of 127.0.0.1. @throws when no container engine runs */
export const redisContainer = async (): Promise<RedisServer> => {
  const image = process.env['SOCAI_TEST_REDIS_IMAGE'] ?? published;
  const container = await new GenericContainer(image)
    .withExposedPorts(redisPort)
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
