import type { LedgerEvent, Scheduler } from '#event-sourcing';
import { Superseded } from './faults.js';
import { decodeAll, type Decode, type LogReader } from './feed.js';
import type { OnProgress } from './progress.js';
import type { Projection } from './projection.js';

/**
 * Under load a rest between batches lets the next one grow: a page of the store is written once for all its rows in a
 * batch, and every view's place once. A batch of fewer events than the least was not worth waiting for; after one as
 * large as the most, more is waiting already.
 */
const restedAfter = { least: 16, most: 500 };
const restMs = 150;

/** The copies that stand at the head of the log: one loop follows it for all of them, and reads each event once. */
export class Crew {
  readonly #members = new Set<Projection>();
  #following: Promise<void> | undefined;

  constructor(
    private readonly log: LogReader,
    private readonly decode: Decode,
    private readonly signal: AbortSignal,
    private readonly scheduler: Scheduler,
    private readonly onProgress: OnProgress,
  ) {}

  /** Takes copies in; resolves when the following ends. What happened between is read by each on its own. */
  join(copies: readonly Projection[]): Promise<void> {
    for (const copy of copies) this.#members.add(copy);
    this.#following ??= this.#follow(Math.min(...copies.map(copy => copy.position)));
    return this.#following;
  }

  async #follow(after: number): Promise<void> {
    for await (const stored of this.log.follow(after, this.signal)) {
      const events = decodeAll(this.decode, stored);
      // Side by side, so that a store can bring their commits together.
      await allEnded([...this.#members].map(member => this.#feed(member, events)));
      if (isWorthARest(events.length)) await this.scheduler.wait(restMs, this.signal);
    }
  }

  async #feed(member: Projection, events: readonly LedgerEvent[]): Promise<void> {
    if (this.signal.aborted) return;
    try {
      await member.apply(events);
    } catch (fault) {
      if (!(fault instanceof Superseded)) throw fault;
      this.#members.delete(member);
      this.onProgress({ kind: 'superseded', view: fault.view, version: fault.version });
    }
  }
}

const isWorthARest = (events: number): boolean => events >= restedAfter.least && events < restedAfter.most;

/** Waits for every task, also after one failed: none goes on behind the back of whoever starts again. */
const allEnded = async (tasks: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
};
