import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { redisContainer } from './redis-container.js';
import { temporaryFolder } from './temporary-folder.js';

/** A real Redis for tests. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** What it runs on, for whoever reads the report. */
  readonly engine: string;
  stop(): Promise<void>;
}

/** One of our own, that may be killed. */
export interface OwnRedis extends RedisServer {
  /** Where it keeps its files; they outlive a restart. */
  readonly folder: string;
  /** Ends at once, as by a power cut, unless another signal is given. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts again on the same port, with the files that are there. */
  start(): Promise<void>;
}

const binary = 'redis-server';

export const hasBinary = (name = binary): boolean => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/**
 * The server the tests share: the one at `SOCAI_TEST_REDIS`, else a container of `SOCAI_TEST_REDIS_IMAGE`, else a
 * `redis-server` of this machine, else a container of the published image. Says on standard error which it is.
 * @throws when there is none of them: a suite that leaves Redis out must not look as if it had passed
 */
export const startRedis = async (): Promise<RedisServer> => {
  const server = await anyRedis();
  process.stderr.write(`Redis of these tests: ${server.engine}\n`);
  return server;
};

const anyRedis = async (): Promise<RedisServer> => {
  const url = process.env['SOCAI_TEST_REDIS'];
  if (url)
    return { url, port: Number(new URL(url).port || 6379), engine: url, stop: () => Promise.resolve() };
  if (hasBinary() && !process.env['SOCAI_TEST_REDIS_IMAGE']) return ownRedis();
  try {
    return await redisContainer();
  } catch (cause) {
    throw new Error(
      'these tests need a Redis: set SOCAI_TEST_REDIS, install redis-server (apt-get install redis-server), ' +
        'or start a container engine',
      { cause },
    );
  }
};

/** A `redis-server` of this machine on a free port and in a folder of its own. @param settings as `--name value` */
export const ownRedis = async (settings: readonly string[] = []): Promise<OwnRedis> => {
  if (!hasBinary()) throw new Error('this test kills its Redis: it needs redis-server on this machine');
  const folder = temporaryFolder();
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder.path, '--save', ''];
  let child: ChildProcess | undefined;
  const endWithUs = (): void => void child?.kill('SIGKILL');
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill(signal);
    await once(ending, 'exit');
  };
  const start = async (): Promise<void> => {
    child = spawn(binary, [...args, ...settings], { stdio: 'ignore' });
    await answering(port, child);
  };
  await start();
  process.once('exit', endWithUs);
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder: folder.path,
    kill,
    start,
    engine: execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim(),
    stop: async () => {
      process.removeListener('exit', endWithUs);
      await kill();
      folder.remove();
    },
  };
};

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Resolves when the server answers. */
const answering = async (port: number, child: ChildProcess): Promise<void> => {
  const client = new Redis(port, '127.0.0.1', {
    maxRetriesPerRequest: null,
    retryStrategy: () => 20,
    enableReadyCheck: true,
  });
  client.on('error', () => undefined);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`redis-server ended with ${String(code)} before it answered on port ${port}`);
  });
  try {
    await Promise.race([client.ping(), ended]);
  } finally {
    client.disconnect();
  }
};
