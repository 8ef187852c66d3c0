import type { TreeHead } from '#evidence';
import type { EvidenceIndex, IndexedEvent } from '../ports/index.js';
import { halted } from './halt.js';

const hex = (root: Uint8Array): string => Buffer.from(root).toString('hex');

const brokenChain = ({ index, stream, revision, prev }: IndexedEvent) =>
  halted(
    'ledger.chain-broken',
    `Event ${index} does not continue ${stream}: revision ${revision}, previous event ${prev}.`,
    { index, stream, revision, prev },
  );

/** Keeps the evidence index up with the tree. What it has from an earlier run of the same history it keeps. */
export class IndexFeed {
  private waiting: IndexedEvent[] = [];
  /** Leaves that it has; a claim, until the tree has passed them. */
  private size: number;
  private readonly claim: { readonly size: number; readonly root: string } | undefined;
  private strange = false;

  /** @param end leaves of the log: an index that has more is of another history */
  constructor(
    private readonly index: EvidenceIndex,
    end: number,
  ) {
    this.claim = index.mark();
    if (this.claim && this.claim.size > end) this.startOver();
    this.size = index.mark()?.size ?? 0;
  }

  /** True when the index was of another history: everything must be fed to it again. */
  get lost(): boolean {
    return this.strange;
  }

  /** @param head of the tree with this event as its last, asked for where it is needed only */
  take(event: IndexedEvent, head: () => TreeHead): void {
    if (event.index >= this.size && !this.strange) this.waiting.push(event);
    if (event.index + 1 === this.claim?.size && this.size > 0)
      this.strange = hex(head().root) !== this.claim.root;
  }

  /** @throws Halted when an event does not continue its stream */
  commit({ size, root }: TreeHead): void {
    if (this.waiting.length === 0 || this.strange) return;
    const broken = this.index.advance(this.waiting, { size, root: hex(root) });
    this.waiting = [];
    this.size = size;
    if (broken) throw brokenChain(broken);
  }

  startOver(): void {
    this.index.clear();
    this.size = 0;
    this.strange = false;
    this.waiting = [];
  }
}
