import type { Scheduler } from '#event-sourcing';
import { ReadStoreUnavailable } from '#views/port';
import type { ViewsFile } from '../views-file.js';
import type { Attempt, Commit } from './copy-writers.js';
import { ViewsWriter } from './views-writer.js';

/** How long the thread waits for more before it ends: who catches up asks again much sooner. */
const restMs = 2_000;

/** A thread that writes the file while this one goes on: begun when it is needed, ended when it no longer is. */
export class CommitThread {
  #writer: ViewsWriter | undefined;
  #rest = new AbortController();
  #usable = true;

  constructor(
    private readonly path: string,
    private readonly file: ViewsFile,
    private readonly scheduler: Scheduler,
    private readonly program = new URL('./views-writer.worker.js', import.meta.url),
  ) {}

  get begun(): boolean {
    return this.#writer !== undefined;
  }

  /** Whether it has something under way. */
  get busy(): boolean {
    return this.#writer?.busy ?? false;
  }

  /** False after one died: another would as well, and this thread can write too. */
  get usable(): boolean {
    return this.#usable;
  }

  async commitAll(commits: readonly Commit[]): Promise<readonly Attempt[]> {
    this.#rest.abort('woken');
    this.#writer ??= this.#begun();
    try {
      return await this.#writer.commitAll(commits);
    } finally {
      if (!this.busy) void this.#restThenEnd();
    }
  }

  /** Returns when the thread has written what it was asked and let go of the file. */
  stop(): void {
    this.#rest.abort('stopped');
    this.#writer?.stop();
    this.#writer = undefined;
  }

  /** The file is given up: what is under way is not to be relied on. */
  abandon(): void {
    const writer = this.#writer;
    this.stop();
    writer?.fail(new ReadStoreUnavailable(`${this.path} was given up while it was written`));
  }

  #begun(): ViewsWriter {
    // The owner opens the file, and learns what is wrong with it, before another opens it beside.
    this.file.change(() => undefined);
    const work = { path: this.path, inode: this.file.inode };
    return new ViewsWriter(this.program, work, {
      onLost: reason => {
        this.#writer = undefined;
        return this.file.lost(new Error(reason));
      },
      onDeath: () => {
        this.#writer = undefined;
        this.#usable = false;
      },
    });
  }

  async #restThenEnd(): Promise<void> {
    const rest = new AbortController();
    this.#rest = rest;
    if (this.#writer) await this.scheduler.wait(restMs, rest.signal);
    if (!rest.signal.aborted) this.stop();
  }
}
