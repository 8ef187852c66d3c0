import { type ChildProcess, fork, type ForkOptions, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A port that was free a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { readonly port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** What `npm start` tells Node, and so what every server that is measured is told. */
const asStarted = (): string[] => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.match(/--max-\S+/gu) ?? [];
};

/** A server in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  /**
   * Resolves when `ready` answers 200.
   * @throws Error when the process ends before, or nothing answers within a minute
   */
  static async start(file: URL, port: number, ready: string, options: ForkOptions): Promise<ServerProcess> {
    const stdio: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc'];
    const child = fork(file, { stdio, execArgv: asStarted(), ...options });
    const server = new ServerProcess(child, `http://127.0.0.1:${port}`);
    for (let attempt = 0; attempt < 600; attempt += 1) {
      if (child.exitCode !== null) break;
      const answer = await fetch(server.url + ready).catch(() => undefined);
      if (answer?.ok) return server;
      await setTimeout(100);
    }
    child.kill('SIGKILL');
    throw new Error(`${file.pathname} did not answer on ${server.url}${ready}`);
  }

  /**
   * Milliseconds of processor time used so far, all threads: what a busy machine does not blur. NaN where there is no
   * `/proc`. Linux counts in hundredths of a second.
   */
  get cpuMs(): number {
    try {
      const fields = readFileSync(`/proc/${this.process.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    } catch {
      return NaN;
    }
  }

  /** Megabytes of memory that are resident now. NaN where there is no `/proc`. */
  get residentMb(): number {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
      return Math.round(Number(/^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1]) / 1_000);
    } catch {
      return NaN;
    }
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}
