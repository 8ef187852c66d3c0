import { Injectable } from '@nestjs/common';
import { ProblemException } from '../problems/problem.js';

const refusal = (): ProblemException =>
  new ProblemException(503, 'ledger.shutting-down', { headers: { 'retry-after': '5', connection: 'close' } });

/** Counts commands in flight, and lets no new one in once the end has begun. */
@Injectable()
export class Shutdown {
  private readonly ending = new AbortController();
  private inFlight = 0;
  private drained: (() => void) | undefined;

  /** Aborts when the end begins: whoever waits for something should stop waiting. */
  get signal(): AbortSignal {
    return this.ending.signal;
  }

  /** Aborts after so many seconds, or when the end begins. */
  patience(seconds: number): AbortSignal {
    return AbortSignal.any([AbortSignal.timeout(seconds * 1_000), this.signal]);
  }

  /** @throws ProblemException 503 `ledger.shutting-down` */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.ending.signal.aborted) throw refusal();
    this.inFlight += 1;
    try {
      return await work();
    } finally {
      this.inFlight -= 1;
      if (this.inFlight === 0) this.drained?.();
    }
  }

  /** Lets nothing new in; resolves when what is in flight has been answered, or after `ms`. */
  async begin(ms: number): Promise<void> {
    this.ending.abort();
    if (this.inFlight === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.drained = resolve;
    const patience = setTimeout(resolve, ms);
    await promise;
    clearTimeout(patience);
  }
}
