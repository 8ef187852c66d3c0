import type { LedgerEvent, Scheduler } from '#event-sourcing';
import { Superseded } from './faults.js';
import { decodeAll, type Decode, type LogReader, readTo } from './feed.js';
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
  /** The last event that was given to the members. */
  #reached = -1;

  constructor(
    private readonly log: LogReader,
    private readonly decode: Decode,
    private readonly signal: AbortSignal,
    private readonly scheduler: Scheduler,
    private readonly onProgress: OnProgress,
  ) {}

  /** Takes copies in, once they have what the others were given before; resolves when the following ends. */
  async join(copies: readonly Projection[]): Promise<void> {
    await allEnded(copies.map(copy => this.#takeIn(copy)));
    this.#following ??= this.#follow(Math.min(...[...this.#members].map(({ position }) => position)));
    await this.#following;
  }

  /** The next event may be long in coming. */
  async #takeIn(copy: Projection): Promise<void> {
    const { log, decode } = this;
    while (copy.position < this.#reached && !this.signal.aborted)
      for await (const events of readTo({ log, decode }, copy.position, this.#reached))
        if (!(await this.#isFed(copy, events))) return;
    this.#members.add(copy);
  }

  async #follow(after: number): Promise<void> {
    this.#reached = after;
    for await (const stored of this.log.follow(after, this.signal)) {
      const events = decodeAll(this.decode, stored);
      this.#reached = stored.at(-1)!.index;
      // Side by side, so that a store can bring their commits together.
      await allEnded([...this.#members].map(member => this.#feed(member, events)));
      if (isWorthARest(events.length)) await this.scheduler.wait(restMs, this.signal);
    }
  }

  async #feed(member: Projection, events: readonly LedgerEvent[]): Promise<void> {
    if (this.signal.aborted) return;
    if (!(await this.#isFed(member, events))) this.#members.delete(member);
  }

  /** False for one that is no longer fed in its version. */
  async #isFed(copy: Projection, events: readonly LedgerEvent[]): Promise<boolean> {
    try {
      await copy.apply(events);
      return true;
    } catch (fault) {
      if (!(fault instanceof Superseded)) throw fault;
      this.onProgress({ kind: 'superseded', view: fault.view, version: fault.version });
      return false;
    }
  }
}

const isWorthARest = (events: number): boolean => events >= restedAfter.least && events < restedAfter.most;

/** Waits for every task, also after one failed: none goes on behind the back of whoever starts again. */
const allEnded = async (tasks: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
};
