import type { Scheduler } from '#event-sourcing';
import type { ViewId } from '#views';
import type { RedisLink } from '../connection/redis-link.js';

/** How long a waiter may miss a commit whose announcement was lost: channels keep nothing for who was away. */
const pollMs = 200;

/** Hears which copies have moved on, from the first time that somebody waits. */
export class MovedBell {
  readonly #waiting = new Map<ViewId, Set<() => void>>();
  #listening: Promise<void> | undefined;

  constructor(
    private readonly link: RedisLink,
    private readonly channel: string,
    private readonly scheduler: Scheduler,
  ) {}

  /** Resolves at the next commit to a copy, or after a while, or when `signal` aborts. */
  async next(id: ViewId, signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    // A reason of its own: the one made by default carries a stack, which costs more than the wait.
    const wake = (): void => woken.abort('woken');
    const waiters = this.#waiting.get(id) ?? new Set();
    this.#waiting.set(id, waiters.add(wake));
    await this.scheduler.wait(pollMs, AbortSignal.any([signal, woken.signal]));
    waiters.delete(wake);
    if (waiters.size === 0) this.#waiting.delete(id);
  }

  /** Resolves when commits are heard; without that, waiting still ends by looking again. */
  listen(): Promise<void> {
    this.#listening ??= this.link
      .listen(this.channel, message => this.#wake(message.slice(message.indexOf(' ') + 1)))
      .catch(() => {
        this.#listening = undefined;
      });
    return this.#listening;
  }

  #wake(id: ViewId): void {
    for (const wake of this.#waiting.get(id) ?? []) wake();
  }
}
