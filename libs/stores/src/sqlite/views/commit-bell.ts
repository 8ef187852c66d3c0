import { resolve } from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import type { Scheduler } from '#event-sourcing';

/** How long a waiter may miss commits of another process, which no bell announces. */
const pollMs = 200;

/** Tells every thread of this process which copies of views have moved on. */
export class CommitBell {
  readonly #out: BroadcastChannel;
  readonly #in: BroadcastChannel;
  readonly #waiting = new Map<string, Set<() => void>>();

  constructor(
    path: string,
    private readonly scheduler: Scheduler,
  ) {
    const name = `socai-views:${resolve(path)}`;
    this.#out = new BroadcastChannel(name);
    // A channel never hears itself: the second one lets a store wait for its own commits.
    this.#in = new BroadcastChannel(name);
    this.#in.onmessage = event => this.#wake((event as { data: unknown }).data as readonly string[]);
    for (const channel of [this.#in, this.#out]) channel.unref();
  }

  ring(ids: readonly string[]): void {
    if (ids.length > 0) this.#out.postMessage(ids);
  }

  /** Resolves at the next ring for a copy, or after a while, or when `signal` aborts. */
  async next(id: string, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    // A reason of its own: the one made by default carries a stack, which costs more than the wait.
    const wake = (): void => woken.abort('woken');
    const waiters = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiters.add(wake));
    await this.scheduler.wait(pollMs, AbortSignal.any([signal, woken.signal]));
    waiters.delete(wake);
    if (waiters.size === 0) this.#waiting.delete(id);
  }

  close(): void {
    this.#in.close();
    this.#out.close();
  }

  #wake(ids: readonly string[]): void {
    for (const id of ids) for (const wake of this.#waiting.get(id) ?? []) wake();
  }
}
