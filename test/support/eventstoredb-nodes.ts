import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { freePort } from './redis-server.js';
import { temporaryFolder } from './temporary-folder.js';
import { timerScheduler } from './timer-scheduler.js';

/**
 * How an EventStoreDB is started on this machine: a program and its first words, as `/usr/bin/eventstored` or
 * `dotnet /opt/eventstore/EventStore.ClusterNode.dll`. Undefined where nobody said.
 */
export const eventStoreDbProgram = process.env['SOCAI_TEST_ESDB_PROGRAM'];

/** A certificate for `localhost` and 127.0.0.1, as files. */
export interface Certificate {
  readonly authority: string;
  readonly authorities: string;
  readonly certificate: string;
  readonly key: string;
}

/** A server of our own, on the disk, that may be killed and started again. */
export interface OwnEventStoreDb {
  readonly port: number;
  /** What it answers to a path; undefined while it answers nothing, or no. */
  ask(path: string, method?: 'GET' | 'POST'): Promise<string | undefined>;
  kill(): Promise<void>;
  start(): void;
  /** Its connections stay open and nothing comes, until it is thawed. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

export interface OwnEventStoreDbOptions {
  readonly port?: number;
  readonly replicationPort?: number;
  /** Without it the server is insecure. */
  readonly tls?: Certificate;
  readonly settings?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Started, and perhaps not ready. @throws Error where `SOCAI_TEST_ESDB_PROGRAM` is not set */
export const ownEventStoreDb = async (options: OwnEventStoreDbOptions = {}): Promise<OwnEventStoreDb> => {
  const { port = await freePort(), replicationPort = await freePort(), tls, settings = [], env } = options;
  const folder = temporaryFolder();
  const [command, ...first] = (eventStoreDbProgram ?? '').split(' ');
  if (!command) throw new Error('this needs an EventStoreDB of its own: set SOCAI_TEST_ESDB_PROGRAM');
  const words = [
    ...first,
    '--node-ip',
    '127.0.0.1',
    '--node-port',
    `${port}`,
    '--replication-ip',
    '127.0.0.1',
    '--replication-port',
    `${replicationPort}`,
    '--db',
    folder.file('db'),
    '--log',
    folder.file('log'),
    '--disable-log-file',
    'true',
    '--log-level',
    'Error',
    '--stats-period-sec',
    '3600',
    '--run-projections',
    'None',
    ...(tls ? securely(tls) : ['--insecure']),
    ...settings,
  ];
  let child: ChildProcess | undefined;
  let wanted = false;
  const endWithUs = (): void => void child?.kill('SIGKILL');
  process.once('exit', endWithUs);
  const start = (): void => {
    wanted = true;
    const started = spawn(command, words, {
      stdio: 'ignore',
      env: { ...process.env, EVENTSTORE_TELEMETRY_OPTOUT: 'true', ...env },
    });
    child = started;
    // A node that must take back what the others never had ends itself, and wants to be started again.
    started.once('exit', () => wanted && child === started && start());
  };
  const kill = async (): Promise<void> => {
    wanted = false;
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    ending.kill('SIGKILL');
    await once(ending, 'exit');
  };
  start();
  return {
    port,
    kill,
    start,
    ask: (path, method = 'GET') => textOf({ port, path, method }, tls),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    stop: async () => {
      await kill();
      process.removeListener('exit', endWithUs);
      folder.remove();
    },
  };
};

const securely = ({ authorities, certificate, key }: Certificate): readonly string[] => [
  '--certificate-file',
  certificate,
  '--certificate-private-key-file',
  key,
  '--trusted-root-certificates-path',
  authorities,
];

/** Resolves when a server says that it is alive. */
export const alive = async (server: OwnEventStoreDb): Promise<void> => {
  while ((await server.ask('/health/live')) === undefined) await timerScheduler.wait(50);
};

interface Asked {
  readonly port: number;
  readonly path: string;
  readonly method: string;
}

const textOf = (asked: Asked, tls: Certificate | undefined): Promise<string | undefined> =>
  new Promise(resolve => {
    const options = { host: '127.0.0.1', ...asked, timeout: 2_000, agent: false };
    const answer = (message: IncomingMessage): void => {
      let text = '';
      message.on('data', chunk => (text += chunk));
      message.on('end', () => resolve((message.statusCode ?? 500) < 300 ? text : undefined));
    };
    const call = tls
      ? requestOverTls({ ...options, ca: readFileSync(tls.authority) }, answer)
      : request(options, answer);
    call.on('error', () => resolve(undefined));
    call.on('timeout', () => call.destroy());
    call.end();
  });
