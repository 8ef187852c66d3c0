import { CompactTree, hashSize, type HashReader, type NodeAddress } from '#evidence';

/** A tree of a known size with every hash in memory: 64 bytes a leaf, and no object for any of them. */
export class PackedTree implements HashReader {
  private readonly levels: Buffer[];
  private readonly compact = new CompactTree(0, [], (level, index, hash) =>
    this.levels[level]!.set(hash, index * hashSize),
  );

  constructor(size: number) {
    this.levels = [];
    for (let width = size; width >= 1; width = Math.floor(width / 2))
      this.levels.push(Buffer.alloc(width * hashSize));
  }

  get size(): number {
    return this.compact.size;
  }

  add(leafHash: Buffer): void {
    this.compact.add(leafHash);
  }

  root(): Buffer {
    return this.compact.root();
  }

  read(addresses: readonly NodeAddress[]): Promise<readonly Buffer[]> {
    return Promise.resolve(
      addresses.map(({ level, index }) =>
        this.levels[level]!.subarray(index * hashSize, (index + 1) * hashSize),
      ),
    );
  }
}
