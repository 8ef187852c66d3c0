import { Malformed } from '../malformed.js';
import { CompactTree } from '../merkle/compact-tree.js';
import { hashSize } from '../merkle/hash.js';
import { nodesOf } from '../merkle/node-address.js';
import { hashTile, levelsOf, type TileCoordinates, tileWidth } from './coordinates.js';
import { partialTilesOf } from './growth.js';
import { TileNodes } from './tile-nodes.js';

/** A tile and its bytes. */
export interface HashTile {
  readonly coordinates: TileCoordinates;
  readonly bytes: Buffer;
}

const levelHeight = 8;

/**
 * The growing tree of a log that publishes tiles. Keeps the right edge only (at most 7 tiles of 8 KiB), gives each
 * full tile once, in the moment it is filled, and the partial ones when a checkpoint is due. Every hash of a tile
 * falls out of the tree's own growth: nothing is hashed twice. Source: C2SP tlog-tiles, "Merkle Tree".
 */
export class TileTree {
  readonly #tree: CompactTree;
  /** Hashes of the tile being filled, by level. */
  readonly #edge: Buffer[][];
  #full: HashTile[] = [];

  /**
   * @param size leaves that are in already
   * @param partials the bytes of `partialTilesOf(size)`, in that order
   * @throws Malformed when a tile has another length; RangeError when one is missing
   */
  constructor(size = 0, partials: readonly Buffer[] = []) {
    const places = partialTilesOf(size);
    if (partials.length !== places.length)
      throw new RangeError(
        `a log of ${size} leaves has ${places.length} partial tiles, not ${partials.length}`,
      );
    this.#edge = Array.from({ length: levelsOf(size) }, () => []);
    const peaks = places.map(({ level, width }, at) => {
      const tile = new TileNodes(partials[at]!);
      if (tile.width !== width) throw new Malformed('hash-tile', `it has ${tile.width} hashes, not ${width}`);
      this.#edge[level] = tile.hashes();
      return nodesOf({ from: 0, to: width }).map(node => tile.node(node.level, node.index));
    });
    this.#tree = new CompactTree(size, peaks.reverse().flat(), (level, index, hash) =>
      this.#grow(level, index, hash),
    );
  }

  get size(): number {
    return this.#tree.size;
  }

  root(): Buffer {
    return this.#tree.root();
  }

  /** @param leafHash see `leafHash`; it is kept: do not write to it afterwards */
  add(leafHash: Buffer): void {
    this.#tree.add(leafHash);
  }

  /** Full tiles since the last call, each before those of a higher level that it is part of. */
  takeFull(): readonly HashTile[] {
    const taken = this.#full;
    this.#full = [];
    return taken;
  }

  /** The partial tiles of the present size, lowest level first. */
  partials(): readonly HashTile[] {
    return partialTilesOf(this.size).map(coordinates => ({
      coordinates,
      bytes: Buffer.concat(this.#edge[coordinates.level]!, coordinates.width * hashSize),
    }));
  }

  #grow(nodeLevel: number, index: number, hash: Buffer): void {
    if (nodeLevel % levelHeight !== 0) return;
    const level = nodeLevel / levelHeight;
    const hashes = (this.#edge[level] ??= []);
    hashes.push(hash);
    if (hashes.length < tileWidth) return;
    this.#edge[level] = [];
    const coordinates = hashTile(level, Math.floor(index / tileWidth));
    this.#full.push({ coordinates, bytes: Buffer.concat(hashes) });
  }
}
