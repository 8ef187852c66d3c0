import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { redisContainer } from './redis-container.js';
import { hasBinary } from './redis-server.js';
import { bareRedis } from './redis-views.js';

const hasEngine = spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 5_000 }).status === 0;

/** Where no registry can be reached: the redis-server of this machine, with the libraries it needs, as an image. */
const imageOfThisMachine = (): string => {
  const name = 'socai-test/redis:this-machine';
  const binary = execFileSync('sh', ['-c', 'command -v redis-server'], { encoding: 'utf8' }).trim();
  const libraries = execFileSync('ldd', [binary], { encoding: 'utf8' }).match(/\/\S+/gu) ?? [];
  const files = [binary, ...libraries].map(path => path.slice(1));
  const content = execFileSync('tar', ['-chf', '-', '-C', '/', ...files], { maxBuffer: 2 ** 28 });
  const command = `CMD ["${binary}", "--protected-mode", "no"]`;
  execFileSync('docker', ['import', '-c', command, '-', name], {
    input: content,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return name;
};

/**
 * The way in which the tests find Redis where a container engine runs. Elsewhere nothing can be shown; that is said,
 * and is no failure, because every other test runs on a real Redis too.
 */
test('a Redis is started in a container', async () => {
  if (!hasEngine) {
    process.stderr.write('NOT EXERCISED: Redis through testcontainers, for no container engine runs here\n');
    return;
  }
  if (hasBinary()) process.env['SOCAI_TEST_REDIS_IMAGE'] ??= imageOfThisMachine();
  const server = await redisContainer();
  const bare = bareRedis(server.url);
  expect(await bare.ping()).toBe('PONG');
  bare.disconnect();
  await server.stop();
}, 120_000);
