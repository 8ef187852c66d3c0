import { bundleOf, CompactTree, leafHash, tileOf, tileWidth } from '#evidence';
import type { Report } from '../findings/finding.js';
import { compareBundle, compareTile } from '../published/compare-tile.js';
import type { LogFolder } from '../published/log-folder.js';
import { LeafBundle } from './leaf-bundle.js';

/**
 * Leaves of a range that is checked by one thread: whole tiles of 256 × 64, so that ranges join to one tree. A quarter
 * of it takes a twentieth more of the processor: every range begins anew with its streams and accounts.
 */
export const rangeLeaves = 64 * tileWidth;

/** The part of the published log that a range is compared with. */
export interface Publication {
  readonly folder: LogFolder;
  /** Leaves of the published checkpoint: what lies behind it is not published yet. */
  readonly size: number;
  /** The leaves were read from its bundles: there is nothing to compare those with. */
  readonly entriesRead?: true;
}

const nodesOfTile = 8;

/**
 * The tree over one range, which starts at a multiple of `rangeLeaves`: its hashes for the tiles above, its root at
 * every size that somebody signed, and what is published of it compared with what the events say.
 */
export class RangeTree {
  private readonly tree: CompactTree;
  private readonly tileRoots: Buffer[] = [];
  private readonly headRoots: Buffer[] = [];
  private readonly bundle = new LeafBundle();
  private hashes: Buffer[] = [];
  private nextHead = 0;

  /** @param headSizes sizes of signed heads that end in this range, ascending, without repetition */
  constructor(
    private readonly from: number,
    private readonly headSizes: readonly number[],
    private readonly publication: Publication | undefined,
    private readonly report: Report,
  ) {
    this.tree = new CompactTree(0, [], (level, _, hash) => {
      if (level === nodesOfTile) this.tileRoots.push(hash);
    });
  }

  /** @param leaf as bytes, or as text that becomes UTF-8 */
  add(leaf: Buffer | string): void {
    const hash = leafHash(this.bundle.add(leaf));
    this.tree.add(hash);
    this.hashes.push(hash);
    const size = this.from + this.tree.size;
    if (size === this.headSizes[this.nextHead]) {
      this.headRoots.push(this.tree.root());
      this.nextHead += 1;
    }
    if (this.hashes.length === tileWidth) this.compare();
  }

  /** Roots of the full tiles of level 0, and of the whole range at the sizes asked for and at its end. */
  finish() {
    if (this.hashes.length > 0) this.compare();
    return {
      tileRoots: Buffer.concat(this.tileRoots),
      headRoots: Buffer.concat(this.headRoots),
      root: this.tree.root(),
    };
  }

  private compare(): void {
    const { bundle, hashes } = this;
    if (this.publication) this.compareWith(this.publication, hashes);
    bundle.clear();
    this.hashes = [];
  }

  private compareWith({ folder, size, entriesRead }: Publication, hashes: readonly Buffer[]): void {
    const index = Math.floor((this.from + this.tree.size - 1) / tileWidth);
    const coordinates = bundleOf(index, size);
    const tile = tileOf(0, index, size);
    // Shorter than what was published: the head that says so is reported, and no tile can be made to compare.
    if (!coordinates || !tile || coordinates.width > hashes.length) return;
    const { width } = coordinates;
    if (!entriesRead) compareBundle(folder, coordinates, this.bundle.first(width), this.report);
    compareTile(folder, tile, Buffer.concat(hashes.slice(0, width)), this.report);
  }
}
