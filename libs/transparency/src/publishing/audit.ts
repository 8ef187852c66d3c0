import { CompactTree, type Coordinates, leafHash, partialsStillNeeded, pathOf, sameHash } from '#evidence';
import type { DerivedLeaf } from './derived-leaf.js';
import { namedDifference, namedShortage } from './difference.js';
import { ExpectedHeads } from './expected-heads.js';
import type { HeadBook } from './head-book.js';
import { leavesBetween } from './history.js';
import { IndexFeed } from './index-feed.js';
import { LogGrowth } from './log-growth.js';
import { type PublishedHeads, publishedHeadsIn } from './published-heads.js';
import type { PublisherParts } from './publisher-parts.js';
import type { SignedHead } from './signed-head.js';

/** What an audit leaves behind: the whole tree, and the last head that was ever signed. */
export interface Audited {
  readonly growth: LogGrowth;
  readonly feed: IndexFeed;
  readonly last?: SignedHead;
  readonly heads?: PublishedHeads;
}

/** How long an index that has caught up may have fewer events than were signed, before they count as lost. */
const lateMs = 60_000;
const lookAgainMs = 500;

/**
 * Reads the whole log, makes every leaf again from the stored bytes, and compares the tree with every head that was
 * ever signed as it passes its size. Published files that are missing or torn are made again on the way. Nothing is
 * signed before the end.
 */
export class Audit {
  private readonly growth: LogGrowth;
  private feed!: IndexFeed;
  private expected!: ExpectedHeads;
  private last: SignedHead | undefined;
  private sound = 0;
  private mended = 0;
  private heads: PublishedHeads | undefined;
  /** Partial files of the heads that were passed, by path: those that stay when all events are in. */
  private readonly partials = new Map<string, Coordinates>();
  private total = 0;

  constructor(
    private readonly parts: PublisherParts,
    private readonly book: HeadBook,
  ) {
    this.growth = new LogGrowth(parts.files);
  }

  /** @throws Halted naming the place where history is not the one that was signed */
  async run(signal: AbortSignal): Promise<Audited> {
    const { log, files, index, tell } = this.parts;
    const lasts = await this.book.lastHeads();
    this.last = lasts.toSorted((a, b) => b.size - a.size)[0];
    const end = await this.end(this.last?.size ?? 0, signal);
    if (this.last && this.last.size > end) throw await namedShortage(files, end, this.last);
    this.total = end;
    this.expected = await ExpectedHeads.of(lasts, this.book.since(0));
    this.feed = new IndexFeed(index, end);
    for await (const page of leavesBetween(log, 0, end, signal)) {
      for (const leaf of page) await this.take(leaf);
      this.feed.commit(this.growth.head);
      await this.mend(await this.growth.flush());
      tell({ kind: 'auditing', done: this.growth.size, total: end });
    }
    if (this.growth.size === end)
      this.mended += (await this.growth.settleEarlier(this.partials.values())).length;
    if (this.feed.lost) await this.feedAgain(end, signal);
    if (this.mended > 0) tell({ kind: 'mended', files: this.mended });
    const { growth, feed, last, heads } = this;
    return { growth, feed, ...(last && { last }), ...(heads && { heads }) };
  }

  /** Events of the log, once they are as many as were signed: an index may be on its way there. */
  private async end(signed: number, signal: AbortSignal): Promise<number> {
    const { log, caughtUp, scheduler } = this.parts;
    for (let waited = 0; ; waited += lookAgainMs) {
      await caughtUp?.();
      const end = (await log.head()).index + 1;
      if (end >= signed || !caughtUp || waited >= lateMs) return end;
      await scheduler.wait(lookAgainMs, signal);
      signal.throwIfAborted();
    }
  }

  private async take(leaf: DerivedLeaf): Promise<void> {
    this.growth.add(leaf.entry);
    this.feed.take(leaf, () => this.growth.head);
    this.heads = publishedHeadsIn(leaf.event) ?? this.heads;
    if (this.growth.size !== this.expected.size) return;
    const { root } = this.growth.head;
    const wrong = (await this.expected.take()).find(head => !sameHash(head.root, root));
    if (wrong) throw await namedDifference(this.parts.log, this.parts.files, this.sound, wrong);
    this.sound = this.growth.size;
    for (const one of partialsStillNeeded(this.sound, this.total)) this.partials.set(pathOf(one), one);
    if (this.sound === this.last?.size) await this.mend(await this.growth.settle());
  }

  /** What is missing beyond the last head was never published: it is only written for the first time. */
  private async mend(wrong: readonly string[]): Promise<void> {
    if (this.growth.size <= (this.last?.size ?? 0)) this.mended += wrong.length;
  }

  private async feedAgain(end: number, signal: AbortSignal): Promise<void> {
    this.feed.startOver();
    const again = new CompactTree();
    const head = () => ({ size: again.size, root: again.root() });
    for await (const page of leavesBetween(this.parts.log, 0, end, signal)) {
      for (const leaf of page) {
        again.add(leafHash(leaf.entry));
        this.feed.take(leaf, head);
      }
      this.feed.commit(head());
    }
  }
}
