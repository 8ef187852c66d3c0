import { Worker } from 'node:worker_threads';
import { ReadStoreUnavailable } from '#views/port';
import type { Attempt, Commit } from './copy-writers.js';
import { packed } from './packed-commit.js';
import { type FromWriter, type ToWriter, unpackedAttempt, type WriterInput } from './protocol.js';

/** A commit takes a fraction of a second; longer, and the thread hangs in the disk. */
const releasedWithinMs = 10_000;

interface UnderWay {
  readonly resolve: (attempts: readonly Attempt[]) => void;
  readonly reject: (fault: unknown) => void;
}

export interface Hearing {
  /** The thread found the file damaged and let go of it. Answers the fault of everything under way. */
  readonly onLost: (reason: string) => Error;
  /** The thread ended by itself. */
  readonly onDeath: () => void;
}

/** The calling thread's end of one thread that writes. It answers in the order in which it is asked. */
export class ViewsWriter {
  #underWay: UnderWay[] = [];
  #over = false;
  readonly #released = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor(
    program: URL,
    private readonly work: Omit<WriterInput, 'released'>,
    private readonly hearing: Hearing,
  ) {
    const workerData = { ...work, released: this.#released } satisfies WriterInput;
    this.#worker = new Worker(program, { workerData });
    this.#worker.on('message', (message: FromWriter) => this.#hear(message));
    this.#worker.on('error', fault => this.#died((fault as Error).message));
    this.#worker.on('exit', () => this.#died('it ended'));
    this.#worker.unref();
  }

  get busy(): boolean {
    return this.#underWay.length > 0;
  }

  commitAll(commits: readonly Commit[]): Promise<readonly Attempt[]> {
    return new Promise((resolve, reject) => {
      this.#underWay.push({ resolve, reject });
      // An idle thread keeps no process alive.
      this.#worker.ref();
      this.#tell({ kind: 'commit', commits: commits.map(packed) });
    });
  }

  /** Returns when the file is free; what is under way is written before, and answered after. */
  stop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#tell({ kind: 'close' });
    // A turn of the event loop would let others open, move or remove a file that this thread still writes.
    if (Atomics.wait(this.#released, 0, 0, releasedWithinMs) === 'timed-out') void this.#worker.terminate();
  }

  /** What is under way was not written, or not for long. */
  fail(fault: Error): void {
    const underWay = this.#underWay;
    this.#underWay = [];
    for (const { reject } of underWay) reject(fault);
  }

  #tell(message: ToWriter): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromWriter): void {
    if (message.kind === 'lost') {
      this.#over = true;
      return this.fail(this.hearing.onLost(message.reason));
    }
    const done = this.#underWay.shift();
    if (!this.busy) this.#worker.unref();
    if (message.kind === 'attempted') done?.resolve(message.attempts.map(unpackedAttempt));
    else if (message.kind === 'unavailable') done?.reject(new ReadStoreUnavailable(message.reason));
    else done?.reject(message.fault);
  }

  #died(reason: string): void {
    this.fail(new ReadStoreUnavailable(`the thread that writes ${this.work.path} is gone: ${reason}`));
    if (!this.#over) this.hearing.onDeath();
    this.#over = true;
  }
}
