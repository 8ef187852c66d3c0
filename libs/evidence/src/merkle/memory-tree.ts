import type { HashReader } from './hash-reader.js';
import { CompactTree } from './compact-tree.js';
import type { NodeAddress } from './node-address.js';

/**
 * The tree of RFC 9162 §2.1.1 with every hash in memory: for small ones, such as the heads of streams (64 bytes a
 * leaf), and for tests.
 */
export class MemoryTree implements HashReader {
  readonly #levels: Buffer[][] = [];
  readonly #compact = new CompactTree(0, [], (level, _, hash) => {
    (this.#levels[level] ??= []).push(hash);
  });

  constructor(leafHashes: Iterable<Buffer> = []) {
    for (const hash of leafHashes) this.add(hash);
  }

  get size(): number {
    return this.#compact.size;
  }

  add(leafHash: Buffer): void {
    this.#compact.add(leafHash);
  }

  root(): Buffer {
    return this.#compact.root();
  }

  read(addresses: readonly NodeAddress[]): Promise<readonly Buffer[]> {
    return Promise.resolve(
      addresses.map(({ level, index }) => {
        const hash = this.#levels[level]?.[index];
        if (!hash) throw new RangeError(`no node ${index} at level ${level} in ${this.size} leaves`);
        return hash;
      }),
    );
  }
}
