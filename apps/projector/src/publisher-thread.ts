import type { Clock, Scheduler, Standing, TurnedAway } from '#event-sourcing';
import { objectionOf, type Publication, PublicationBoard, type PublicationState } from '#transparency';
import type { PublisherNews, StreamHeadsRoot } from '#transparency/publishing';
import { answerControl, type AskedLog } from './control-over-port.js';
import type { PublisherMessage, PublisherOrder, PublisherWork } from './publisher-messages.js';
import { KeptThread } from './threads/kept-thread.js';

interface Asked {
  readonly resolve: (heads: StreamHeadsRoot | undefined) => void;
  readonly reject: (error: Error) => void;
}

export interface PublisherThreadParts {
  readonly work: PublisherWork;
  readonly log: AskedLog;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** How long what is recorded may go without a head before no more is. */
  readonly unpublishedMaxMs: number;
  readonly onNews: (news: PublisherNews) => void;
  readonly onDeath: (fault: Error) => void;
  /** For tests: another program than the publisher's own. */
  readonly program?: URL;
}

/**
 * The publisher beside an embedded ledger, in a thread of its own: signing and hashing never hold up commands. One that
 * dies is begun again, and audits first, as at a start of the ledger. One that halted never is.
 */
export class PublisherThread implements Publication, Standing {
  private readonly thread: KeptThread<PublisherOrder, PublisherMessage>;
  private readonly board: PublicationBoard;
  private readonly asked = new Map<number, Asked>();
  private asks = 0;

  constructor(private readonly parts: PublisherThreadParts) {
    const { work, clock, scheduler } = parts;
    const { program = new URL('./publisher.worker.js', import.meta.url) } = parts;
    this.board = new PublicationBoard(clock);
    this.thread = new KeptThread(
      { program, work, clock, scheduler },
      {
        onMessage: (message, answer) => this.hear(message, answer),
        onDeath: fault => this.died(fault),
        onAgain: () => this.board.beginAgain(),
      },
    );
  }

  get state(): PublicationState {
    return this.board.state;
  }

  get objection(): TurnedAway | undefined {
    return objectionOf(this.state, this.parts.clock, this.parts.unpublishedMaxMs);
  }

  get restarts(): number {
    return this.thread.restarts;
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
    await this.thread.stop({ kind: 'stop' });
    this.board.end();
    this.rejectAsked();
  }

  private hear(message: PublisherMessage, answer: (order: PublisherOrder) => void): void {
    if (message.kind === 'control')
      return void answerControl(this.parts.log, message).then(given =>
        answer({ kind: 'control-answer', ...given }),
      );
    if (message.kind === 'done') return this.settled(message.id)?.resolve(message.heads);
    if (message.kind === 'not-done') return this.settled(message.id)?.reject(new Error(message.reason));
    this.board.note(message);
    this.parts.onNews(message);
  }

  private died(fault: Error): boolean {
    this.board.end(`${fault.message}; it is begun again`);
    this.rejectAsked();
    this.parts.onDeath(fault);
    // A halt is for good: only a person, who restarts the ledger, may say that it is over.
    return this.state.halt === undefined;
  }

  private ask(kind: 'publish' | 'stream-heads'): Promise<StreamHeadsRoot | undefined> {
    if (!this.thread.alive) return Promise.reject(new Error('publishing has ended'));
    const id = (this.asks += 1);
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.thread.order({ kind, id });
    });
  }

  private settled(id: number): Asked | undefined {
    const asked = this.asked.get(id);
    this.asked.delete(id);
    return asked;
  }

  private rejectAsked(): void {
    for (const { reject } of this.asked.values()) reject(new Error('publishing has ended'));
    this.asked.clear();
  }
}
