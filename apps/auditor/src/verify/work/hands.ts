import { Worker } from 'node:worker_threads';
import { CouldNotRead, couldNotRead } from '#command-line';
import type { OnProgress, Sources } from '../ranges/range-task.js';
import { Hand, type ResultOf, type Task } from './perform.js';

/** Does tasks, a few at a time. */
export interface Hands {
  /** How many tasks are worth giving at once. */
  readonly count: number;
  /** @throws CouldNotRead */
  perform<T extends Task>(task: T, onProgress: OnProgress): Promise<ResultOf<T>>;
  /** Drops what is being done. */
  close(): Promise<void>;
}

/** In this thread, one after another: for small logs, where starting threads takes longer than the work. */
export class OwnHands implements Hands {
  readonly count = 1;
  private readonly hand: Hand;

  constructor(sources: Sources) {
    this.hand = new Hand(sources);
  }

  async perform<T extends Task>(task: T, onProgress: OnProgress): Promise<ResultOf<T>> {
    try {
      return this.hand.perform(task, onProgress);
    } catch (error) {
      throw couldNotRead(error);
    }
  }

  async close(): Promise<void> {
    this.hand.close();
  }
}

/** What a thread tells of the task it was given. */
export type Told =
  | { readonly kind: 'progress'; readonly events: number }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly reason: string };

interface Order {
  readonly task: Task;
  readonly onProgress: OnProgress;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

/** What a thread runs. Beside this file, in programs and between compiled modules alike. */
const besideThis = new URL('./verify.worker.js', import.meta.url);

/** As many threads as are asked for; each takes the next task when it has done one. */
export class ThreadHands implements Hands {
  private readonly idle: Worker[] = [];
  private readonly workers: readonly Worker[];
  private readonly waiting: Order[] = [];
  private readonly busy = new Map<Worker, Order>();

  constructor(
    sources: Sources,
    readonly count: number,
    private readonly program = besideThis,
  ) {
    this.workers = Array.from({ length: count }, () => this.start(sources));
    this.idle.push(...this.workers);
  }

  perform<T extends Task>(task: T, onProgress: OnProgress): Promise<ResultOf<T>> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, onProgress, resolve, reject });
      this.give();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.terminate()));
  }

  private start(workerData: Sources): Worker {
    const worker = new Worker(this.program, { workerData });
    worker.on('message', (told: Told) => this.hear(worker, told));
    worker.on('error', error => this.end(worker)?.reject(couldNotRead(error)));
    return worker;
  }

  private give(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const worker = this.idle.pop()!;
      const order = this.waiting.shift()!;
      this.busy.set(worker, order);
      worker.postMessage(order.task);
    }
  }

  private hear(worker: Worker, told: Told): void {
    if (told.kind === 'progress') return this.busy.get(worker)?.onProgress(told.events);
    const order = this.end(worker);
    this.idle.push(worker);
    if (told.kind === 'done') order?.resolve(told.result as never);
    else order?.reject(new CouldNotRead(told.reason));
    this.give();
  }

  private end(worker: Worker): Order | undefined {
    const order = this.busy.get(worker);
    this.busy.delete(worker);
    return order;
  }
}
