import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startsSooner } from './ledger-process.js';

/** A Node process of its own, running a compiled file of this project. */
export interface Child {
  readonly process: ChildProcess;
  /** Every whole line it printed so far. */
  readonly lines: readonly string[];
  /** Everything it wrote to standard error. */
  errors(): string;
  /** Resolves when it has printed so many lines; fails when it ends before. */
  printed(lines: number): Promise<void>;
  /** Exit code or signal, when it has ended and all it printed is in `lines`. */
  readonly ended: Promise<number | string>;
}

const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv, uid?: number): Child => {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', line => lines.push(line));
  let errors = '';
  child.stderr.on('data', chunk => (errors += chunk));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  const over = ended.then(how => {
    throw new Error(`the child ended (${how}) after ${lines.length} lines: ${errors}`);
  });
  over.catch(() => undefined);
  const printed = async (count: number): Promise<void> => {
    while (lines.length < count) await Promise.race([over, once(reader, 'line')]);
  };
  return { process: child, lines, errors: () => errors, printed, ended };
};

/** @param module a `file:` URL, as `new URL('./x.child.js', import.meta.url)` */
export const startNode = (module: URL, args: readonly string[], { uid }: { uid?: number } = {}): Child =>
  run(process.execPath, [module.pathname, ...args], startsSooner, uid);

/** The same, in a process whose files may not grow past so many KiB: writing more fails as a disk does. */
export const startNodeWithFileLimit = (kib: number, module: URL, args: readonly string[]): Child =>
  run('bash', ['-c', `ulimit -f ${kib} && exec "$0" "$@"`, process.execPath, module.pathname, ...args], {});
