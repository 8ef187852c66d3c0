import {
  formatCheckpoint,
  proveConsistency,
  rootAt,
  sameHash,
  signNote,
  TileReader,
  type TreeHead,
  verifyConsistency,
  emptyRoot,
} from '#evidence';
import { Audit, type Audited } from './audit.js';
import { Cosigning } from './cosigning.js';
import { halted } from './halt.js';
import { HeadBook } from './head-book.js';
import { leavesBetween } from './history.js';
import { type PublishedHeads, publishedHeadsIn } from './published-heads.js';
import type { PublisherParts } from './publisher-parts.js';
import type { SignedHead } from './signed-head.js';
import { StreamHeads, type StreamHeadsRoot } from './stream-heads.js';

/**
 * Publishes the log: leaves into a tree, the tree into files, its heads signed one after the other. A head is signed
 * only after it has been shown to continue the last one; two heads that contradict one another are never signed.
 * Every method belongs to one caller at a time.
 */
export class Publisher {
  private readonly book: HeadBook;
  private readonly streamHeads: StreamHeads;
  private readonly cosigning: Cosigning;
  private audited: Audited | undefined;
  private last: SignedHead | undefined;
  private heads: PublishedHeads | undefined;
  /** The newest commitment within the log; it becomes `heads` when a head covers it. */
  private headsAhead: PublishedHeads | undefined;

  constructor(private readonly parts: PublisherParts) {
    const { files, log, cosigners = [], tell } = parts;
    this.book = new HeadBook(parts, parts.keys);
    this.streamHeads = new StreamHeads(files, log);
    this.cosigning = new Cosigning(
      cosigners,
      head => this.republish(head),
      reason => tell({ kind: 'trouble', reason }),
    );
  }

  /** Begins: reads everything again. @throws Halted; anything else is an outage, and it may be begun again */
  async audit(signal: AbortSignal): Promise<void> {
    const audited = await new Audit(this.parts, this.book).run(signal);
    if (signal.aborted) return;
    this.audited = audited;
    this.last = audited.last;
    this.headsAhead = audited.heads;
    if (this.last) await this.restorePlaces(this.last);
    await this.announce();
  }

  /** Publishes what has been recorded since the last head. @throws Halted; anything else is an outage */
  async round(): Promise<void> {
    const { growth } = this.mustBeAudited();
    await this.read();
    this.parts.passed?.('leaves');
    if (growth.size === (this.last?.size ?? 0)) return;
    await growth.settle();
    this.parts.passed?.('tiles');
    await this.sign(growth.head);
    await growth.tidy();
    this.parts.passed?.('tidied');
  }

  /** The ends of all streams as of now. */
  async streamHeadsNow(): Promise<StreamHeadsRoot> {
    this.mustBeAudited();
    await this.read();
    return this.streamHeads.made(this.parts.index);
  }

  private mustBeAudited(): Audited {
    if (!this.audited) throw new Error('the log has not been audited yet');
    return this.audited;
  }

  private async read(): Promise<void> {
    const { growth, feed } = this.mustBeAudited();
    const end = (await this.parts.log.head()).index + 1;
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

  private async sign(head: TreeHead): Promise<void> {
    const { keys, clock, passed } = this.parts;
    await this.mustContinue(head);
    const body = formatCheckpoint({ origin: keys.origin, size: head.size, root: Buffer.from(head.root) });
    const note = await signNote(body, [keys.signer]);
    passed?.('signed');
    const outcome = await this.book.record(note, clock.now());
    if (!outcome.appended) return this.adopt();
    passed?.('recorded');
    await this.stand({ ...head, note });
  }

  /** A recorded head goes to its other places. After a crash in between, the next start does the rest. */
  private async stand(head: SignedHead): Promise<void> {
    const { passed, files } = this.parts;
    await this.book.keep(head.note);
    passed?.('kept');
    await this.book.publish(head.note);
    passed?.('published');
    this.last = head;
    await this.announce();
    this.cosigning.begin({ ...head, tree: new TileReader(files, head.size) });
  }

  /** The same head with more signatures on it. */
  private async republish(head: SignedHead): Promise<void> {
    if (head.size !== this.last?.size) return;
    await this.book.publish(head.note);
    this.last = head;
    await this.announce();
  }

  private async mustContinue(head: TreeHead): Promise<void> {
    const last = this.last ?? { size: 0, root: emptyRoot() };
    const tree = new TileReader(this.parts.files, head.size);
    const verdict = verifyConsistency(last, head, await proveConsistency(tree, last.size, head.size));
    if (verdict.ok) return;
    throw halted(
      'ledger.tiles-differ',
      `The published tiles do not lead from the signed head of ${last.size} events to that of ${head.size}: ` +
        `${verdict.message}.`,
      { from: last.size, size: head.size },
    );
  }

  /** Another signer of the same log was first: its head becomes ours, if it speaks of the same history. */
  private async adopt(): Promise<void> {
    for (const head of await this.book.news()) {
      await this.mustShare(head);
      this.book.accept(head);
      if (head.size > (this.last?.size ?? 0)) await this.stand(head);
    }
  }

  private async mustShare(head: SignedHead): Promise<void> {
    const { growth } = this.mustBeAudited();
    await this.read();
    const known = growth.size;
    if (head.size > known)
      throw new Error(`another signer is ahead: it has signed ${head.size} events, ${known} are seen here`);
    await growth.settle();
    const root = await rootAt(new TileReader(this.parts.files, growth.size), head.size);
    if (sameHash(root, head.root)) return;
    throw halted(
      'ledger.two-histories',
      `Another signer of this log has signed a head of ${head.size} events that this log does not lead to: ` +
        'two copies of the ledger have been written to.',
      { size: head.size, events: known },
    );
  }

  private async restorePlaces(last: SignedHead): Promise<void> {
    const behind = await this.book.placesBehind(last);
    if (behind.recorded) await this.book.record(last.note, this.parts.clock.now());
    if (behind.kept) await this.book.keep(last.note);
    if (behind.published) await this.book.publish(last.note);
  }

  private async announce(): Promise<void> {
    const { tell } = this.parts;
    if (!this.last) return tell({ kind: 'empty' });
    const { size, note } = this.last;
    const ahead = this.headsAhead;
    if (ahead && ahead.index < size && ahead.index !== this.heads?.index) {
      await this.streamHeads.ensure(ahead);
      this.heads = ahead;
    }
    tell({ kind: 'published', size, note, ...(this.heads && { heads: this.heads }) });
  }
}
