import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { makeKeyFile } from '#stores/files';
import { newLogKey } from '#transparency/publishing';
import { eventStoreDbEngines } from './eventstoredb-engines.js';
import { type FaultProxy, faultProxy } from './fault-proxy.js';
import type { Answer } from './ledger-client.js';
import { type LedgerProcess, startLedger, type StartOver } from './ledger-process.js';
import { ownRedis } from './redis-server.js';
import { temporaryFolder } from './temporary-folder.js';

export interface ServerOver {
  readonly wait?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** That of a process that has ended; its own unless said. */
  readonly folder?: string;
}

/** Ledgers and projectors on the same servers, each a process with a folder of its own. */
export interface Servers {
  /** Every process's way to EventStoreDB. */
  readonly way: FaultProxy;
  readonly redis: Awaited<ReturnType<typeof ownRedis>>;
  readonly env: Readonly<Record<string, string>>;
  /** Starts a process; resolves when it is ready, unless it is told not to wait. */
  start(app: NonNullable<StartOver['app']>, over?: ServerOver): Promise<LedgerProcess>;
  remove(): Promise<void>;
}

/** A real EventStoreDB where the environment gives one, else the double; a real Redis always. */
export const startServers = async (): Promise<Servers> => {
  const engine = await eventStoreDbEngines().at(-1)!.start();
  const way = await faultProxy(engine.port);
  const redis = await ownRedis();
  const keys = temporaryFolder();
  const origin = 'servers.test.example/log';
  makeKeyFile(keys.file('log-key'), [newLogKey(origin, randomBytes(32))]);
  const env = {
    // One log, one name, one key: ledgers that sign with different keys would halt one another.
    SOCAI_LOG_ORIGIN: origin,
    SOCAI_LOG_KEY: keys.file('log-key'),
    SOCAI_EVENTS: engine.url.replace(/:\d+/u, `:${way.port}`),
    SOCAI_VIEWS: redis.url,
    SOCAI_NAMESPACE: `t${randomBytes(8).toString('hex')}`,
  };
  const processes: LedgerProcess[] = [];
  const folders = [keys];
  const newFolder = (): string => {
    const folder = temporaryFolder();
    folders.push(folder);
    return folder.path;
  };
  return {
    way,
    redis,
    env,
    start: async (app, { wait = true, env: more = {}, folder = newFolder() } = {}) => {
      const started = await startLedger(folder, { app, env: { ...env, ...more, SOCAI_DATA: folder } });
      processes.push(started);
      if (wait) await started.ready();
      return started;
    },
    remove: async () => {
      const running = processes.filter(({ child }) => child.exitCode === null && child.signalCode === null);
      await Promise.all(running.map(each => each.kill()));
      await Promise.all([redis.stop(), way.close()]);
      await engine.stop();
      for (const folder of folders) folder.remove();
    },
  };
};

/** Sends until the answer is no 409 and no 503, with one key, as every client must. */
export const settled = async (
  send: (headers: Record<string, string>) => Promise<Answer>,
  idempotencyKey: string,
): Promise<Answer> => {
  for (; ; await setTimeout(20)) {
    const answer = await send({ 'idempotency-key': idempotencyKey });
    if (answer.status !== 409 && answer.status !== 503) return answer;
  }
};
