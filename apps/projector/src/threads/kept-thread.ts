import { Worker } from 'node:worker_threads';
import { BackOff, type Clock, type Scheduler } from '#event-sourcing';
import { msOf } from '#kernel';

/** Each pause before another life is twice as long as the last: one that dies at once must not eat a core. */
const pauses = { firstMs: 1_000, mostMs: 60_000 };

/** After a life as long as this a death is news again, and the pauses begin anew. */
const goodLifeMs = 600_000;

export interface Hearing<Order, Message> {
  /** `answer` reaches the life that told it, and no later one: what that one asked means something else to the next. */
  onMessage(message: Message, answer: (order: Order) => void): void;
  /** It ended by itself. False when another life could do no better, or may not. */
  onDeath(fault: Error): boolean;
  onAgain?(): void;
}

export interface Kept {
  readonly program: URL;
  /** What each life is given to work on. */
  readonly work: unknown;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** A thread that is begun again by itself whenever it ended and was not told to. */
export class KeptThread<Order, Message> {
  private worker: Worker | undefined;
  private readonly stopping = new AbortController();
  private readonly over: Promise<void>;
  private begunAgain = 0;

  constructor(
    private readonly kept: Kept,
    private readonly hearing: Hearing<Order, Message>,
  ) {
    this.over = this.live();
  }

  /** How often it was begun again. */
  get restarts(): number {
    return this.begunAgain;
  }

  /** False between two lives, and after the last. */
  get alive(): boolean {
    return this.worker !== undefined;
  }

  order(order: Order): void {
    this.worker?.postMessage(order);
  }

  /** @param last the order that ends it; resolves when it has ended */
  async stop(last: Order): Promise<void> {
    this.stopping.abort();
    this.order(last);
    await this.over;
  }

  private async live(): Promise<void> {
    const { clock, scheduler } = this.kept;
    const backOff = new BackOff(scheduler, pauses);
    const { signal } = this.stopping;
    for (;;) {
      const begunMs = msOf(clock.now());
      const fault = await this.life();
      if (signal.aborted && fault === undefined) return;
      const goesOn = this.hearing.onDeath(fault ?? new Error('it ended without a word'));
      if (!goesOn || signal.aborted) return;
      if (msOf(clock.now()) - begunMs >= goodLifeMs) backOff.reset();
      await backOff.wait(signal);
      if (signal.aborted) return;
      this.begunAgain += 1;
      this.hearing.onAgain?.();
    }
  }

  /** What it died of, where it could still tell. */
  private life(): Promise<Error | undefined> {
    const worker = new Worker(this.kept.program, { workerData: this.kept.work });
    this.worker = worker;
    const answer = (order: Order): void => worker.postMessage(order);
    worker.on('message', (message: Message) => this.hearing.onMessage(message, answer));
    let fault: Error | undefined;
    worker.on('error', error => (fault = error as Error));
    return new Promise(resolve =>
      worker.once('exit', () => {
        this.worker = undefined;
        resolve(fault);
      }),
    );
  }
}
