import { Malformed } from '../malformed.js';
import { hashSize, nodeHash } from '../merkle/hash.js';
import { tileWidth } from './coordinates.js';

/**
 * A tile with the nodes above its hashes, each computed once, when it is first asked for: a full tile holds 255 of
 * them, and a proof from it needs at most eight. Source: C2SP tlog-tiles, "Merkle Tree"; RFC 9162 §2.1.1.
 */
export class TileNodes {
  readonly width: number;
  readonly #bytes: Buffer;
  /** Node `index` at `level` (1–8) of the tile stands at `256 >> level` + index, as in a binary heap. */
  readonly #above: (Buffer | undefined)[] = [];

  /** @throws Malformed when the bytes are not 1 to 256 hashes */
  constructor(bytes: Buffer) {
    this.width = bytes.length / hashSize;
    this.#bytes = bytes;
    if (!Number.isInteger(this.width) || this.width < 1 || this.width > tileWidth)
      throw new Malformed('hash-tile', `${bytes.length} bytes are not 1 to 256 hashes`, {
        offset: bytes.length,
      });
  }

  hashes(): Buffer[] {
    return Array.from({ length: this.width }, (_, index) => this.node(0, index));
  }

  /**
   * The node over the `2 ** level` hashes from `index * 2 ** level` on.
   * @throws RangeError when the tile does not hold them all
   */
  node(level: number, index: number): Buffer {
    if ((index + 1) * 2 ** level > this.width)
      throw new RangeError(`a tile of ${this.width} hashes has no node ${index} at level ${level}`);
    if (level === 0) return this.#bytes.subarray(index * hashSize, (index + 1) * hashSize);
    const place = tileWidth / 2 ** level + index;
    return (this.#above[place] ??= nodeHash(
      this.node(level - 1, 2 * index),
      this.node(level - 1, 2 * index + 1),
    ));
  }
}
