import { Worker } from 'node:worker_threads';
import type { Progress } from '#views';

/** What the thread works on: paths of the log and of the views. */
export interface ProjectorWork {
  readonly events: string;
  readonly views: string;
}

export type ProjectorMessage = Progress | { readonly kind: 'damaged'; readonly reason: string };

/** The projector beside an embedded ledger, in a thread of its own: views never hold up commands. */
export class ProjectorThread {
  private readonly worker: Worker;
  private readonly ended: Promise<void>;
  private failure: Error | undefined;

  constructor(
    work: ProjectorWork,
    onMessage: (message: ProjectorMessage) => void,
    onFailure: (error: Error) => void,
  ) {
    this.worker = new Worker(new URL('./projector.worker.js', import.meta.url), { workerData: work });
    this.worker.on('message', onMessage);
    this.worker.on('error', error => {
      this.failure = error;
      onFailure(error);
    });
    this.ended = new Promise(resolve => this.worker.once('exit', () => resolve()));
  }

  /** Why it no longer works; undefined while it does. */
  get fault(): string | undefined {
    return this.failure?.message;
  }

  /** Lets it finish its batch. */
  async stop(): Promise<void> {
    this.worker.postMessage('stop');
    await this.ended;
  }
}
