import { CompactTree, hashSize, rootOfPeaks } from '#evidence';
import { rangeLeaves } from './range-tree.js';
import type { RangeResult, RangeTask } from './range-task.js';

/** One tree over all ranges, joined in their order; a full range is one node of it. */
export class JoinedTree {
  private readonly ranges = new CompactTree();
  private readonly roots = new Map<number, Buffer>();
  private readonly tileRoots: Buffer[] = [];

  join({ headSizes }: RangeTask, { from, to, root, headRoots, tileRoots }: RangeResult): void {
    const before = this.ranges.peaks;
    for (const [n, size] of headSizes.entries()) {
      const within = Buffer.from(headRoots.subarray(n * hashSize, (n + 1) * hashSize));
      this.roots.set(size, rootOfPeaks([...before, within]));
    }
    this.tileRoots.push(Buffer.from(tileRoots));
    if (to - from === rangeLeaves) this.ranges.add(Buffer.from(root));
  }

  /** The root at a size that was asked for. */
  rootAt(size: number): Buffer | undefined {
    return size === 0 ? new CompactTree().root() : this.roots.get(size);
  }

  /** Roots of every full tile of level 0. */
  get levelOne(): Buffer {
    return Buffer.concat(this.tileRoots);
  }
}
