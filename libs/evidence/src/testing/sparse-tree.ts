import type { HashReader } from '../merkle/hash-reader.js';
import { leafHash, nodeHash } from '../merkle/hash.js';
import type { NodeAddress } from '../merkle/node-address.js';

const blank = leafHash(Buffer.from('blank'));

/** The node over `2 ** level` blank leaves. */
const blanks: Buffer[] = [blank];
const blankNode = (level: number): Buffer =>
  (blanks[level] ??= nodeHash(blankNode(level - 1), blankNode(level - 1)));

/**
 * A tree of any size in next to no memory: every leaf is blank but a few, so that only nodes above those are computed.
 */
export class SparseTree implements HashReader {
  readonly #marked: readonly number[];

  constructor(
    readonly size: number,
    marked: readonly number[],
  ) {
    this.#marked = marked.filter(index => index >= 0 && index < size);
  }

  /** A leaf that is not blank is the hash of its index. */
  leafHashAt(index: number): Buffer {
    return this.#marked.includes(index) ? leafHash(Buffer.from(`leaf ${index}`)) : blank;
  }

  read(addresses: readonly NodeAddress[]): Promise<readonly Buffer[]> {
    return Promise.resolve(addresses.map(({ level, index }) => this.#node(level, index)));
  }

  #node(level: number, index: number): Buffer {
    const width = 2 ** level;
    if ((index + 1) * width > this.size) throw new RangeError(`no node ${index} at level ${level}`);
    const touched = this.#marked.some(leaf => leaf >= index * width && leaf < (index + 1) * width);
    if (!touched) return blankNode(level);
    if (level === 0) return this.leafHashAt(index);
    return nodeHash(this.#node(level - 1, 2 * index), this.#node(level - 1, 2 * index + 1));
  }
}
