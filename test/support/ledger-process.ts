import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Client, clientOf } from './ledger-client.js';
import { ToldAnswers } from './told-answers.js';
import { temporaryFolder } from './temporary-folder.js';
import { audience, issuer, keySet, type Somebody } from './tokens.js';

/** The built ledger in a process of its own, on a port and in a folder of its own. */
export interface LedgerProcess {
  readonly url: string;
  readonly folder: string;
  readonly child: ChildProcess;
  /** All it wrote to standard error. */
  said(): string;
  readonly ended: Promise<number | string>;
  /** Resolves when it can take commands and answer; fails when it ends before. */
  ready(): Promise<void>;
  /** SIGTERM, and how it ended. */
  stop(): Promise<number | string>;
  /** SIGKILL, and until it is gone. */
  kill(): Promise<void>;
  as(somebody: Somebody | string | undefined): Promise<Client>;
}

export interface StartOver {
  readonly env?: Record<string, string>;
  readonly port?: number;
  /** A shell line before the ledger is started, for limits of the process. */
  readonly limit?: string;
  /** What to start; the ledger unless said. */
  readonly app?: 'ledger' | 'projector';
  /** Somebody else to run as: only root may ask for it. */
  readonly uid?: number;
}

export const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
};

/** Processes that a test starts by the dozen are compiled once. */
export const startsSooner = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: join(tmpdir(), 'socai-tests-compiled'),
};

const environment = (folder: string, port: number, env: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...startsSooner,
  SOCAI_DEMO: 'true',
  SOCAI_PORT: String(port),
  SOCAI_EVENTS: `sqlite:${join(folder, 'events.db')}`,
  SOCAI_VIEWS: `sqlite:${join(folder, 'views.db')}`,
  SOCAI_ISSUER: issuer,
  SOCAI_AUDIENCE: audience,
  SOCAI_JWKS: keysIn(folder),
  SOCAI_LOG_LEVEL: 'error',
  SOCAI_LOG_FILE: join(folder, 'ledger.log'),
  ...env,
});

// Beside the folder and not in it: the folder may be one that nobody can write to.
const keysIn = (folder: string): string => {
  const path = `${folder}.keys.json`;
  writeFileSync(path, JSON.stringify(keySet));
  return path;
};

/** All ledgers tell the same; known once one of them was ready. */
let told: ToldAnswers | undefined;

export const startLedger = async (folder: string, over: StartOver = {}): Promise<LedgerProcess> => {
  const port = over.port ?? (await freePort());
  const main = join(process.cwd(), `dist/programs/${over.app ?? 'ledger'}.js`);
  const [command, args] = over.limit
    ? ['bash', ['-c', `${over.limit}; exec "$0" "$@"`, process.execPath, main]]
    : [process.execPath, [main]];
  const env = environment(folder, port, over.env);
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(over.uid === undefined ? {} : { uid: over.uid }),
  });
  let said = '';
  child.stderr.on('data', chunk => (said += String(chunk)));
  const ended = new Promise<number | string>(resolve =>
    child.once('close', (code, signal) => {
      // Read once, at the start.
      rmSync(env['SOCAI_JWKS']!, { force: true });
      resolve(code ?? signal ?? 'unknown');
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/health/ready`)
      .then(({ ok }) => ok)
      .catch(() => false);
  return {
    url,
    folder,
    child,
    ended,
    said: () => said,
    ready: async () => {
      while (!(await isReady())) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`the ledger ended before it was ready: ${said}`);
        await setTimeout(20);
      }
      told ??= await ToldAnswers.by(url);
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    as: somebody => clientOf(url, somebody, () => told),
  };
};

/** A folder for a ledger, and the ledger in it, ready. `again` starts it anew in the same folder. */
export const ledgerInFolder = async (over: StartOver = {}) => {
  const folder = temporaryFolder();
  let ledger = await startLedger(folder.path, over);
  await ledger.ready();
  return {
    folder,
    get now() {
      return ledger;
    },
    again: async () => {
      ledger = await startLedger(folder.path, over);
      await ledger.ready();
      return ledger;
    },
    remove: async () => {
      if (ledger.child.exitCode === null && ledger.child.signalCode === null) await ledger.kill();
      folder.remove();
    },
  };
};
export type LedgerInFolder = Awaited<ReturnType<typeof ledgerInFolder>>;
