import { Malformed } from '../malformed.js';
import type { HashReader } from '../merkle/hash-reader.js';
import { hashSize } from '../merkle/hash.js';
import type { NodeAddress } from '../merkle/node-address.js';
import { hashTile, isPartial, type TileCoordinates, tileOf, tileWidth } from './coordinates.js';
import { pathOf } from './path.js';
import { TileNodes } from './tile-nodes.js';

/** Where tiles are: files, a web server, a store. */
export interface TileSource {
  /** The bytes at a path of `pathOf`; undefined when there is nothing. Throws when it cannot tell. */
  read(path: string): Promise<Buffer | undefined>;
}

const levelHeight = 8;

/**
 * Reads the nodes of a tree of `size` leaves from tiles: each tile once, all that one proof needs together, the last
 * `tilesKept` stay at hand with the nodes computed from them. A partial tile that is gone is looked for as the full
 * tile that has taken its place (C2SP tlog-tiles, "Partial Tiles"), so a reader of an earlier size goes on working.
 *
 * Nothing here checks that the tiles are those of the log: proofs made of them must be verified against a root.
 */
export class TileReader implements HashReader {
  readonly #kept = new Map<string, Promise<TileNodes>>();

  constructor(
    private readonly source: TileSource,
    readonly size: number,
    private readonly tilesKept = 1024,
  ) {}

  /** @throws RangeError beyond `size`; Malformed for a tile of another length; Error when a tile is not there */
  read(addresses: readonly NodeAddress[]): Promise<readonly Buffer[]> {
    return Promise.all(addresses.map(address => this.#node(address)));
  }

  async #node({ level, index }: NodeAddress): Promise<Buffer> {
    const tileLevel = Math.floor(level / levelHeight);
    const height = level % levelHeight;
    const nodesInTile = 2 ** (levelHeight - height);
    const tile = tileOf(tileLevel, Math.floor(index / nodesInTile), this.size);
    if (!tile) throw new RangeError(`a tree of ${this.size} leaves has no node ${index} at level ${level}`);
    return (await this.#tile(tile)).node(height, index % nodesInTile);
  }

  #tile(tile: TileCoordinates): Promise<TileNodes> {
    const path = pathOf(tile);
    const known = this.#kept.get(path);
    this.#kept.delete(path);
    const reading = known ?? this.#fetch(tile, path);
    // The least recently used stands first.
    this.#kept.set(path, reading);
    if (this.#kept.size > this.tilesKept) this.#kept.delete(this.#kept.keys().next().value!);
    // What failed is asked for again.
    if (!known) reading.catch(() => this.#kept.delete(path));
    return reading;
  }

  async #fetch(tile: TileCoordinates, path: string): Promise<TileNodes> {
    const exact = await this.source.read(path);
    if (exact) return new TileNodes(ofWidth(tile.width, exact, path));
    const full = isPartial(tile) ? pathOf(hashTile(tile.level, tile.index)) : undefined;
    const bytes = full && (await this.source.read(full));
    if (!bytes) throw new Error(`there is no tile at ${path}${full ? ` nor at ${full}` : ''}`);
    // Of the full tile only the part is used that the tree of this size commits to.
    return new TileNodes(ofWidth(tileWidth, bytes, full).subarray(0, tile.width * hashSize));
  }
}

const ofWidth = (width: number, bytes: Buffer, path: string): Buffer => {
  if (bytes.length === width * hashSize) return bytes;
  throw new Malformed('hash-tile', `${path} has ${bytes.length} bytes, not ${width * hashSize}`, {
    offset: Math.min(bytes.length, width * hashSize),
  });
};
