import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Requests to one server. Every request bears an idempotency key of its own and goes to the next of the paths. */
export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** `#` stands for the request's number in eight digits, where the body has any. */
  readonly body: string;
  readonly seconds?: number;
  /** Requests in all; instead of `seconds`. */
  readonly amount?: number;
}

export interface LoadResult {
  readonly answered: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly meanMs: number;
}

/** Why a load came to nothing. */
export interface Fault {
  readonly fault: string;
}

/** Sends loads from a process of its own, so that a client never competes with a server for one event loop. */
export class LoadClient {
  private readonly process: ChildProcess = fork(new URL('./load-client.js', import.meta.url));

  /** @throws Error when any answer was not 2xx, or the client died */
  async send(load: Load): Promise<LoadResult> {
    this.process.send(load);
    const over = new AbortController();
    const died = once(this.process, 'exit', over).then(() => ({ fault: 'the client died' }));
    const answered = once(this.process, 'message', over).then(([result]) => result as LoadResult | Fault);
    const result = await Promise.race([answered, died]).finally(() => over.abort());
    died.catch(() => undefined);
    if ('fault' in result) throw new Error(`${load.url}: ${result.fault}`);
    return result;
  }

  stop(): void {
    this.process.disconnect();
  }
}
