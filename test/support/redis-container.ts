import { GenericContainer, Wait } from 'testcontainers';
import { imageOfProgram } from './container-engine.js';
import type { RedisServer } from './redis-server.js';

/** The published image of `docker-compose.yml`; another name comes from the environment. */
const published = 'redis:7.2.5-bookworm';
/** Instead of a name: the redis-server of this machine, where no registry can be reached. */
const thisMachine = 'this-machine';
const redisPort = 6379;

const imageOf = (wanted: string): string =>
  wanted === thisMachine
    ? imageOfProgram('socai-test/redis:this-machine', ['redis-server', '--protected-mode', 'no'])
    : wanted;

/** A Redis in a container, reached through a port of 127.0.0.1. @throws when no container engine runs */
export const redisContainer = async (
  wanted = process.env['SOCAI_TEST_REDIS_IMAGE'] ?? published,
): Promise<RedisServer> => {
  // Ports are published on this machine alone, and a name of ours need not come with the cleaner's image.
  process.env['TESTCONTAINERS_HOST_OVERRIDE'] ??= '127.0.0.1';
  if (wanted !== published) process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
  const image = imageOf(wanted);
  const container = await new GenericContainer(image)
    .withExposedPorts(redisPort)
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/u))
    .withStartupTimeout(30_000)
    .start();
  const port = container.getMappedPort(redisPort);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    engine: `a container of ${image}`,
    stop: async () => {
      await container.stop();
    },
  };
};
