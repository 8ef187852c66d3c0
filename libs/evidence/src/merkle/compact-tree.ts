import { emptyRoot, hashSize, nodeHash } from './hash.js';
import { isOdd, isSize, powerWithin } from './size.js';

/** Told of every complete subtree: `2 ** level` leaves from `index * 2 ** level` on. Leaves are level 0. */
export type OnNode = (level: number, index: number, hash: Buffer) => void;

/** The root over complete subtrees, largest first. Source: RFC 6962 §2.1. */
export const rootOfPeaks = (peaks: readonly Buffer[]): Buffer =>
  peaks.length === 0 ? emptyRoot() : peaks.reduceRight((right, left) => nodeHash(left, right));

/** How many complete subtrees make up a tree: the ones in the binary form of its size. */
export const peakCountOf = (size: number): number => {
  let count = 0;
  for (let rest = size; rest > 0; rest -= powerWithin(rest)) count += 1;
  return count;
};

/**
 * A growing tree that keeps only the hashes of its complete subtrees (at most 53): one node hash a leaf on average,
 * and the root at the present size whenever it is asked for.
 */
export class CompactTree {
  readonly #peaks: Buffer[];
  readonly #onNode: OnNode | undefined;
  #size: number;

  /** @throws RangeError when the peaks are not those of a tree of that size */
  constructor(size = 0, peaks: readonly Buffer[] = [], onNode?: OnNode) {
    if (!isSize(size) || peaks.length !== peakCountOf(size) || peaks.some(peak => peak.length !== hashSize))
      throw new RangeError(`a tree of ${size} leaves has ${peakCountOf(size)} peaks of 32 bytes`);
    this.#size = size;
    this.#peaks = [...peaks];
    this.#onNode = onNode;
  }

  get size(): number {
    return this.#size;
  }

  /** Hashes of the complete subtrees, largest first: with the size, everything needed to go on later. */
  get peaks(): readonly Buffer[] {
    return [...this.#peaks];
  }

  add(leafHash: Buffer): void {
    if (leafHash.length !== hashSize) throw new RangeError('a leaf hash has 32 bytes');
    let level = 0;
    let index = this.#size;
    let hash = leafHash;
    this.#onNode?.(level, index, hash);
    while (isOdd(index)) {
      hash = nodeHash(this.#peaks.pop()!, hash);
      index = (index - 1) / 2;
      level += 1;
      this.#onNode?.(level, index, hash);
    }
    this.#peaks.push(hash);
    this.#size += 1;
  }

  root(): Buffer {
    return rootOfPeaks(this.#peaks);
  }
}

/** The root over leaves that are all at hand. Source: RFC 6962 §2.1. */
export const rootOf = (leafHashes: Iterable<Buffer>): Buffer => {
  const tree = new CompactTree();
  for (const hash of leafHashes) tree.add(hash);
  return tree.root();
};
