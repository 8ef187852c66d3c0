import type { NoteSignature, TreeHead } from '#evidence';
import { Audit, type Audited } from './audit.js';
import { Cosigning } from './cosigning.js';
import { HeadBook } from './head-book.js';
import { HeadSigning } from './head-signing.js';
import { HistoryWalk } from './history-walk.js';
import { leavesBetween } from './history.js';
import { mustGoOnFromThere } from './log-end.js';
import { type PublishedHeads, publishedHeadsIn } from './published-heads.js';
import type { PublisherParts } from './publisher-parts.js';
import { StreamHeads, type StreamHeadsRoot } from './stream-heads.js';

/**
 * Publishes the log: leaves into a tree, the tree into files, its heads signed one after the other. Every method
 * belongs to one caller at a time.
 */
export class Publisher {
  private readonly book: HeadBook;
  private readonly signing: HeadSigning;
  private readonly streamHeads: StreamHeads;
  private readonly cosigning: Cosigning;
  private readonly walk: HistoryWalk;
  private audited: Audited | undefined;
  private heads: PublishedHeads | undefined;
  /** The newest commitment within the log; it becomes `heads` when a head covers it. */
  private headsAhead: PublishedHeads | undefined;

  /** @param onContradiction told when the next round will throw Halted: it should not wait */
  constructor(
    private readonly parts: PublisherParts,
    onContradiction: () => void = () => undefined,
  ) {
    const { files, log } = parts;
    this.book = new HeadBook(parts, parts.keys);
    this.signing = new HeadSigning(parts, this.book);
    this.streamHeads = new StreamHeads(files, log);
    this.cosigning = new Cosigning(parts, {
      onContradiction,
      republish: (head, signatures) => this.republish(head, signatures),
      largest: async () => Math.max(this.signing.last?.size ?? 0, await this.book.largest()),
    });
    this.walk = new HistoryWalk(parts);
  }

  /** Begins: reads everything again. @throws Halted; anything else is an outage, and it may be begun again */
  async audit(signal: AbortSignal): Promise<void> {
    const audited = await new Audit(this.parts, this.book).run(signal);
    if (signal.aborted) return;
    this.audited = audited;
    this.headsAhead = audited.heads;
    await this.signing.resume(audited.last);
    await this.announce();
    await this.cosigning.ask(() => this.signing.shown(), signal);
    this.cosigning.mustBeUncontradicted();
  }

  /** Nobody is asked for signatures any more. */
  close(): void {
    this.cosigning.stop();
  }

  /** Publishes what has been recorded since the last head. @throws Halted; anything else is an outage */
  async round(): Promise<void> {
    const { growth } = this.mustBeAudited();
    const before = this.signing.last?.size ?? 0;
    this.cosigning.mustBeUncontradicted();
    await this.read();
    this.parts.passed?.('leaves');
    if (growth.size === before) return;
    await growth.settle();
    this.parts.passed?.('tiles');
    this.cosigning.mustBeUncontradicted();
    if (!(await this.signing.sign(growth))) await this.adopt();
    await this.stood(before);
    await growth.tidy();
    this.parts.passed?.('tidied');
  }

  /** Reads a little of history again, whether anything was recorded or not. @throws Halted */
  async lookBack(): Promise<void> {
    await this.walk.step(this.signing.last);
  }

  /** The ends of all streams as of now. */
  async streamHeadsNow(): Promise<StreamHeadsRoot> {
    await this.read();
    return this.streamHeads.made(this.parts.index);
  }

  private mustBeAudited(): Audited {
    if (!this.audited) throw new Error('the log has not been audited yet');
    return this.audited;
  }

  private async read(): Promise<void> {
    const { growth, feed } = this.mustBeAudited();
    // What the index could not take the last time: the tree has it, and nobody else would bring it again.
    feed.commit(growth.head);
    const end = (await this.parts.log.head()).index + 1;
    await mustGoOnFromThere(this.parts, growth, end);
    for await (const page of leavesBetween(this.parts.log, growth.size, end)) {
      for (const leaf of page) {
        growth.add(leaf.entry);
        feed.take(leaf, () => growth.head);
        this.headsAhead = publishedHeadsIn(leaf.event) ?? this.headsAhead;
      }
      feed.commit(growth.head);
      await growth.flush();
    }
  }

  private async adopt(): Promise<void> {
    const { growth } = this.mustBeAudited();
    await this.read();
    await growth.settle();
    await this.signing.adopt(growth);
  }

  private async stood(before: number): Promise<void> {
    const { last } = this.signing;
    if (!last || last.size === before) return;
    await this.announce();
    this.cosigning.show(await this.signing.shown());
  }

  /** The same head with more signatures on it. */
  private async republish(head: TreeHead, signatures: readonly NoteSignature[]): Promise<void> {
    if (await this.signing.cosign(head, signatures)) this.tellPublished();
  }

  private async announce(): Promise<void> {
    const { last } = this.signing;
    if (!last) return this.parts.tell({ kind: 'empty' });
    const ahead = this.headsAhead;
    if (ahead && ahead.index < last.size && ahead.index !== this.heads?.index) {
      await this.streamHeads.ensure(ahead);
      this.heads = ahead;
    }
    this.tellPublished();
  }

  private tellPublished(): void {
    const { size, note } = this.signing.last!;
    this.parts.tell({ kind: 'published', size, note, ...(this.heads && { heads: this.heads }) });
  }
}
