import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '#event-sourcing';
import { outcomeAt, packed, type AppendRequest, type Outcome } from './batch.js';
import { LogFileProblem, logFileProblem, textOf } from './log-file-problem.js';
import type { FromWriter, ToWriter, WriterInput } from './writer-protocol.js';

/** Appends in one batch: enough to spread the cost of a write to the disk thin. */
const batchAppends = 128;
/** Batches under way: one that the writer writes, and a full one that it may go on with at once. */
const batchesUnderWay = 2;

interface Waiting extends AppendRequest {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The calling thread's end of the writer. While a batch is under way whatever is asked gathers and goes out as the
 * next, so that one write to the disk serves them all; only a full batch goes out before the one ahead is answered.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private underWay: (readonly Waiting[])[] = [];
  private sending = false;
  /** Why nothing more is taken. */
  private over: string | undefined;
  private idle: (() => void) | undefined;
  private readonly ended: Promise<unknown>;

  private constructor(
    private readonly path: string,
    private readonly worker: Worker,
    private readonly onFatal: (error: Error) => void,
  ) {
    worker.on('message', (message: FromWriter) => this.hear(message));
    worker.on('error', error => this.fail(`its writer crashed (${textOf(error)})`));
    this.ended = new Promise(resolve => worker.once('exit', resolve));
    worker.on('exit', () => this.fail('its writer ended'));
    worker.unref();
  }

  /** @throws LogFileProblem */
  static async open(path: string, onFatal: (error: Error) => void): Promise<GroupCommit> {
    const worker = new Worker(new URL('./writer.worker.js', import.meta.url), {
      workerData: { path } satisfies WriterInput,
    });
    await opened(path, worker);
    return new GroupCommit(path, worker, onFatal);
  }

  append(request: AppendRequest): Promise<Outcome> {
    if (this.over !== undefined) return Promise.reject(new StoreUnavailable(this.over));
    return new Promise((resolve, reject) => {
      this.waiting.push({ ...request, resolve, reject });
      this.sendFull();
      this.sendSoon();
    });
  }

  /** Waits for everything asked so far, then lets go of the file. */
  async close(): Promise<void> {
    const closing = this.over === undefined;
    this.over ??= `the log ${this.path} is closed`;
    if (this.underWay.length + this.waiting.length > 0)
      await new Promise<void>(resolve => (this.idle = resolve));
    this.worker.ref();
    if (closing) this.tell({ kind: 'close' });
    await this.ended;
  }

  private sendFull(): void {
    while (this.waiting.length >= batchAppends && this.underWay.length < batchesUnderWay) this.send();
  }

  /** At the end of this turn of the event loop: what one reply or one read of a socket set off goes out together. */
  private sendSoon(): void {
    if (this.sending || this.underWay.length > 0) return;
    this.sending = true;
    setImmediate(() => {
      this.sending = false;
      if (this.underWay.length === 0) this.send();
    });
  }

  private send(): void {
    const batch = this.waiting.splice(0, batchAppends);
    if (batch.length === 0) return this.rest();
    this.underWay.push(batch);
    this.worker.ref();
    this.tell({ kind: 'write', batch: packed(batch) });
  }

  /** An idle writer keeps no process alive; one that is closing does, until the file is closed. */
  private rest(): void {
    if (this.over === undefined) this.worker.unref();
    this.idle?.();
  }

  private tell(message: ToWriter): void {
    this.worker.postMessage(message);
  }

  private hear(message: FromWriter): void {
    if (message.kind === 'failed') return this.fail(message.reason);
    const done = this.underWay.shift() ?? [];
    this.sendFull();
    this.sendSoon();
    if (message.kind === 'written')
      done.forEach((append, n) => append.resolve(outcomeAt(message.outcomes, n)));
    if (message.kind === 'unavailable')
      done.forEach(append => append.reject(new StoreUnavailable(message.reason)));
  }

  private fail(reason: string): void {
    const lost = [...this.underWay.flat(), ...this.waiting];
    const closing = this.over !== undefined && lost.length === 0;
    this.underWay = [];
    this.waiting = [];
    this.idle?.();
    if (closing) return;
    const error = new StoreUnavailable(`The log ${this.path} can no longer be written: ${reason}.`);
    this.over = error.message;
    lost.forEach(append => append.reject(error));
    void this.worker.terminate();
    this.onFatal(error);
  }
}

const opened = (path: string, worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('message', (message: FromWriter) =>
      message.kind === 'problem' ? reject(new LogFileProblem(message.code, message.message)) : resolve(),
    );
    worker.once('error', error => reject(logFileProblem(path, error)));
  });
