import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Client, clientOf } from './ledger-client.js';
import { startsSooner } from './ledger-process.js';

/** The demo as a user starts it, in a folder of its own. */
export interface Demo {
  readonly child: ChildProcess;
  said(): string;
  readonly ended: Promise<number | string>;
  /** Resolves when it has said something; fails when it ends before. */
  told(isSaid: (said: string) => boolean): Promise<void>;
  /** Resolves when it has printed what to look at. */
  ready(): Promise<void>;
  /** Ends it, and tells how it ended. */
  stop(signal?: NodeJS.Signals): Promise<number | string>;
  /** An auditor of the demo. */
  auditor(): Promise<Client>;
  /** Index of the newest event. */
  head(): Promise<number>;
  /** Digests of all live views by name, when each has come to the newest event. */
  digests(): Promise<Readonly<Record<string, unknown>>>;
}

const entry = join(process.cwd(), 'dist/programs/demo.js');

export interface DemoOver {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export const startDemo = (cwd: string, port: number, { args = [], env: more }: DemoOver = {}): Demo => {
  const env = { ...startsSooner, SOCAI_PORT: String(port), ...more };
  const child = spawn(process.execPath, [entry, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let tell = () => {};
  const hear = (chunk: unknown) => {
    said += String(chunk);
    tell();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | string>(resolve =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  const told = (isSaid: (text: string) => boolean) =>
    new Promise<void>((resolve, reject) => {
      tell = () => isSaid(said) && resolve();
      tell();
      void ended.then(how => reject(new Error(`the demo ended (${how}): ${said}`)));
    });
  const url = `http://127.0.0.1:${port}`;
  const as = async (persona: string) => {
    const { personas } = (await (await fetch(`${url}/demo/tokens`)).json()) as any;
    return clientOf(url, personas.find(({ name }: { name: string }) => name === persona).token);
  };
  const head = async () => (await (await as('auditor')).get('/v1/events?limit=1')).body.head;
  const digests = async () => {
    const operator = await as('operator');
    const newest = await head();
    for (;;) {
      const { items } = (await operator.get('/v1/operations/views')).body;
      const live = items.filter(({ state, position }: any) => state === 'live' && position === newest);
      if (live.length === items.length)
        return Object.fromEntries(live.map(({ name, digest }: any) => [name, digest]));
    }
  };
  return {
    child,
    ended,
    told,
    said: () => said,
    ready: () => told(text => text.includes('Ctrl-C')),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
    auditor: () => as('auditor'),
    head,
    digests,
  };
};
