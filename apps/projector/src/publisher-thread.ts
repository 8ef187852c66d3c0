import { Worker } from 'node:worker_threads';
import type { HaltReason, Standing } from '#event-sourcing';
import { type Publication, PublicationBoard, type PublicationState } from '#transparency';
import type { PublisherNews, StreamHeadsRoot } from '#transparency/publishing';
import { answerControl, type AskedLog } from './control-over-port.js';
import type { PublisherMessage, PublisherOrder, PublisherWork } from './publisher-messages.js';

interface Asked {
  readonly resolve: (heads: StreamHeadsRoot | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** The publisher beside an embedded ledger, in a thread of its own: signing and hashing never hold up commands. */
export class PublisherThread implements Publication, Standing {
  private readonly worker: Worker;
  private readonly ended: Promise<void>;
  private readonly board = new PublicationBoard();
  private readonly asked = new Map<number, Asked>();
  private asks = 0;

  constructor(
    work: PublisherWork,
    log: AskedLog,
    onNews: (news: PublisherNews) => void,
    onFailure: (error: Error) => void,
  ) {
    this.worker = new Worker(new URL('./publisher.worker.js', import.meta.url), { workerData: work });
    this.worker.on('message', (message: PublisherMessage) => {
      if (message.kind === 'control')
        return void answerControl(log, message).then(answer =>
          this.order({ kind: 'control-answer', ...answer }),
        );
      if (message.kind === 'done') return this.settled(message.id)?.resolve(message.heads);
      if (message.kind === 'not-done') return this.settled(message.id)?.reject(new Error(message.reason));
      this.board.note(message);
      onNews(message);
    });
    this.worker.on('error', error => {
      this.board.end(error.message);
      onFailure(error);
    });
    this.ended = new Promise(resolve => this.worker.once('exit', () => resolve()));
    void this.ended.then(() => this.over());
  }

  get state(): PublicationState {
    return this.board.state;
  }

  get halt(): HaltReason | undefined {
    return this.board.state.halt;
  }

  reached(size: number, signal: AbortSignal): Promise<boolean> {
    return this.board.reached(size, signal);
  }

  async publishNow(): Promise<void> {
    await this.ask('publish');
  }

  async streamHeads(): Promise<StreamHeadsRoot> {
    return (await this.ask('stream-heads'))!;
  }

  /** Lets it publish what is recorded by now. */
  async stop(): Promise<void> {
    this.order({ kind: 'stop' });
    await this.ended;
  }

  private ask(kind: 'publish' | 'stream-heads'): Promise<StreamHeadsRoot | undefined> {
    if (this.state.phase === 'ended') return Promise.reject(new Error('publishing has ended'));
    const id = (this.asks += 1);
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.order({ kind, id });
    });
  }

  private order(order: PublisherOrder): void {
    this.worker.postMessage(order);
  }

  private settled(id: number): Asked | undefined {
    const asked = this.asked.get(id);
    this.asked.delete(id);
    return asked;
  }

  private over(): void {
    this.board.end();
    for (const { reject } of this.asked.values()) reject(new Error('publishing has ended'));
    this.asked.clear();
  }
}
