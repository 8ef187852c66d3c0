import {
  emptyRoot,
  formatCheckpoint,
  type NoteSignature,
  partialsStillNeeded,
  proveConsistency,
  rootAt,
  sameHash,
  signNote,
  TileReader,
  type TreeHead,
  verifyConsistency,
  withSignatures,
} from '#evidence';
import type { ShownHead } from './cosigner.js';
import { halted } from './halt.js';
import type { HeadBook } from './head-book.js';
import type { LogGrowth } from './log-growth.js';
import { missingSignatures, mustBeHead } from './log-keys.js';
import type { PublisherParts } from './publisher-parts.js';
import type { SignedHead } from './signed-head.js';

/**
 * Signs heads, each shown to continue the last one; two heads that contradict one another are never signed. A signed
 * head is recorded first, because the record arbitrates between two signers, then kept apart from the database, and
 * published last. A crash in between leaves heads that nobody was shown; the next start does the rest.
 */
export class HeadSigning {
  /** The last head of the log, whoever signed it. */
  last: SignedHead | undefined;

  /** The end of the last writing of the published head. */
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly parts: PublisherParts,
    private readonly book: HeadBook,
  ) {}

  /** Takes up the head that an audit has found to be the last, and puts it where it is missing. */
  async resume(last: SignedHead | undefined): Promise<void> {
    this.last = last;
    if (!last) return;
    const behind = await this.book.placesBehind(last);
    if (behind.recorded) await this.book.record(last.note, this.parts.clock.now());
    if (behind.kept) await this.book.keep(last.note);
    if (behind.published) await this.book.publish(last.note);
    // After a rotation a log that rests is signed by the new key too, and does not wait for the next event.
    const missing = await missingSignatures(last.note, this.parts.keys);
    if (missing.length > 0) await this.cosign(last, missing);
  }

  /**
   * @param growth with everything of its present size on the disk
   * @returns false when another signer recorded a head first, which `adopt` must look at
   */
  async sign(growth: LogGrowth): Promise<boolean> {
    const { keys, clock, passed } = this.parts;
    const { head } = growth;
    await this.mustContinue(head);
    const body = formatCheckpoint({ origin: keys.origin, size: head.size, root: Buffer.from(head.root) });
    const note = await signNote(body, keys.signers);
    mustBeHead(note, keys);
    passed?.('signed');
    const outcome = await this.book.record(note, clock.now());
    if (!outcome.appended) return false;
    passed?.('recorded');
    await this.stand({ ...head, note });
    return true;
  }

  /**
   * Heads of another signer become ours, if they speak of the same history.
   * @param growth as far as the log is seen now, on the disk
   */
  async adopt(growth: LogGrowth): Promise<void> {
    for (const head of await this.book.news()) {
      await this.mustShare(head, growth);
      this.book.accept(head);
      await growth.settleEarlier(partialsStillNeeded(head.size, growth.size));
      if (head.size > (this.last?.size ?? 0)) await this.stand(head);
    }
  }

  private async stand(head: SignedHead): Promise<void> {
    await this.book.keep(head.note);
    this.parts.passed?.('kept');
    await this.alone(async () => {
      await this.book.publish(head.note);
      this.last = head;
    });
    this.parts.passed?.('published');
  }

  /**
   * Puts more signatures on the head, unless there is a later one by now.
   * @returns whether they are on it
   */
  async cosign({ size }: TreeHead, signatures: readonly NoteSignature[]): Promise<boolean> {
    return this.alone(async () => {
      if (!this.last || this.last.size !== size) return false;
      const note = withSignatures(this.last.note, signatures);
      await this.book.publish(note);
      this.last = { ...this.last, note };
      return true;
    });
  }

  /** The last head as others are shown it; of a log without any, that of no events, which all others continue. */
  async shown(): Promise<ShownHead> {
    const { keys, files } = this.parts;
    if (this.last) return { ...this.last, tree: new TileReader(files, this.last.size) };
    const empty = { size: 0, root: emptyRoot() };
    const note = await signNote(formatCheckpoint({ origin: keys.origin, ...empty }), keys.signers);
    return { ...empty, note, tree: new TileReader(files, 0) };
  }

  /** One at a time: signatures that come late must not put an older head in the place of a newer one. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.writing.then(work);
    this.writing = done.catch(() => undefined);
    return done;
  }

  /** From the published files, so that what a verifier will be given is what was proven. */
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

  private async mustShare(head: SignedHead, { size }: LogGrowth): Promise<void> {
    if (head.size > size)
      throw new Error(`another signer is ahead: it has signed ${head.size} events, ${size} are seen here`);
    if (sameHash(await rootAt(new TileReader(this.parts.files, size), head.size), head.root)) return;
    throw halted(
      'ledger.two-histories',
      `Another signer of this log has signed a head of ${head.size} events that this log does not lead to: ` +
        'two copies of the ledger have been written to.',
      { size: head.size, events: size },
    );
  }
}
