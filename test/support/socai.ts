import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startsSooner } from './ledger-process.js';

/** `socai` as a person runs it, in a process of its own. */
export interface SocaiRun {
  readonly pid: number;
  /** Everything it printed. */
  readonly out: () => string;
  readonly errors: () => string;
  /** Resolves when standard output fits; fails when it ends before. */
  printed(pattern: RegExp): Promise<void>;
  signal(signal: 'SIGINT' | 'SIGKILL'): void;
  /** Exit code or signal. */
  readonly ended: Promise<number | string>;
}

const main = join(fileURLToPath(import.meta.url), '../../../programs/socai.js');

/** @param limitKib so large may its files grow: writing more fails as a disk does */
export const startSocai = (
  args: readonly string[],
  { limitKib, env }: { limitKib?: number; env?: Readonly<Record<string, string>> } = {},
): SocaiRun => {
  const [command, all] =
    limitKib === undefined
      ? [process.execPath, [main, ...args]]
      : ['bash', ['-c', `ulimit -f ${limitKib} && exec "$0" "$@"`, process.execPath, main, ...args]];
  const child = spawn(command, all, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What was compiled is a file too: none is kept where files may not grow.
    env: { ...(limitKib === undefined ? startsSooner : { PATH: process.env['PATH'] }), ...env },
  });
  let out = '';
  let errors = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', chunk => {
    out += String(chunk);
    for (const look of waiting) look();
  });
  child.stderr.on('data', chunk => (errors += String(chunk)));
  const ended = new Promise<number | string>(resolve =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  );
  const printed = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => void (pattern.test(out) && resolve());
      waiting.add(look);
      look();
      void ended.then(how => reject(new Error(`socai ended (${how}): ${out}${errors}`)));
    });
  return {
    pid: child.pid!,
    out: () => out,
    errors: () => errors,
    printed,
    ended,
    signal: signal => void child.kill(signal),
  };
};

/** Runs it to its end. */
export const socai = async (...args: readonly string[]) => {
  const run = startSocai(args);
  const code = await run.ended;
  return { code, out: run.out(), errors: run.errors() };
};

/** The JSON lines of a run of a kind. */
export const linesOf = (out: string, kind: string): readonly any[] =>
  out
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line))
    .filter(line => line.kind === kind);
