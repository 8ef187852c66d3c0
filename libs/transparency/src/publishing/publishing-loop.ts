import { keysAwaited } from './awaited-signer.js';
import { Halted } from './halt.js';
import { Publisher } from './publisher.js';
import type { PublisherParts } from './publisher-parts.js';
import type { StreamHeadsRoot } from './stream-heads.js';

const retryMs = 1_000;

/** Runs a publisher: audits first, then a round whenever it is time or somebody asks, and a look back after each. */
export class PublishingLoop {
  private readonly publisher: Publisher;
  private readonly asked: (() => Promise<void>)[] = [];
  private waking = new AbortController();
  private over: Error | undefined;
  private troubled = false;

  constructor(private readonly parts: PublisherParts) {
    const awaited = { ...parts, keys: keysAwaited(parts) };
    this.publisher = new Publisher(awaited, () => this.waking.abort('woken'));
  }

  /** Until `signal` aborts; what is recorded by then is published last. Ends at once when the ledger is halted. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.waking.abort('woken'));
    try {
      while (!signal.aborted && !(await this.attempt(() => this.publisher.audit(signal))))
        await this.parts.scheduler.wait(retryMs, signal);
      while (!this.over && !signal.aborted) {
        if (await this.attempt(() => this.publisher.round())) this.recovered();
        await this.answer();
        if (!this.over) await this.attempt(() => this.publisher.lookBack());
        if (!this.over) await this.pause(signal);
      }
      if (!this.over) await this.attempt(() => this.publisher.round());
    } finally {
      this.publisher.close();
      this.over ??= new Error('publishing has ended');
      await this.answer();
    }
  }

  /** Publishes now rather than when it is time. */
  async publishNow(): Promise<void> {
    return this.ask(() => this.publisher.round());
  }

  /** The ends of all streams, of everything recorded so far. */
  async streamHeads(): Promise<StreamHeadsRoot> {
    return this.ask(() => this.publisher.streamHeadsNow());
  }

  private ask<T>(work: () => Promise<T>): Promise<T> {
    // Nobody would come to answer it any more.
    if (this.over) return Promise.reject(this.over);
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const answered = async (): Promise<void> => {
      const asked = work();
      asked.then(resolve, reject);
      await asked;
    };
    this.asked.push(async () => {
      if (this.over) reject(this.over);
      else await this.attempt(answered);
    });
    this.waking.abort('woken');
    return promise;
  }

  private async answer(): Promise<void> {
    for (const work of this.asked.splice(0)) await work();
  }

  private async pause(signal: AbortSignal): Promise<void> {
    if (this.asked.length === 0) await this.parts.scheduler.wait(this.parts.everyMs, this.waking.signal);
    if (!signal.aborted) this.waking = new AbortController();
  }

  /** A round that found nothing to publish says nothing else, and what was in the way is no longer. */
  private recovered(): void {
    if (!this.troubled || this.over) return;
    this.troubled = false;
    this.parts.tell({ kind: 'recovered' });
  }

  /** True unless it failed. A halt is for good; anything else is an outage, told and tried again. */
  private async attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof Halted)) {
        this.troubled = true;
        this.parts.tell({ kind: 'trouble', reason: (error as Error).message });
        return false;
      }
      this.over = error;
      this.parts.tell({ kind: 'halted', halt: error.halt });
      return true;
    }
  }
}
