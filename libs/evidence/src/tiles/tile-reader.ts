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

/** Where a node stands: in which tile, and where in it. */
interface Place {
  readonly tile: TileCoordinates;
  readonly key: number;
  readonly height: number;
  readonly index: number;
}

/**
 * Reads the nodes of a tree of `size` leaves from tiles: each tile once, all that one proof needs together, the last
 * `tilesKept` stay at hand with the nodes computed from them. A partial tile that is gone is looked for as the full
 * tile that has taken its place (C2SP tlog-tiles, "Partial Tiles"), so a reader of an earlier size goes on working.
 *
 * Nothing here checks that the tiles are those of the log: proofs made of them must be verified against a root.
 */
export class TileReader implements HashReader {
  readonly #kept = new Map<number, TileNodes>();
  readonly #coming = new Map<number, Promise<TileNodes>>();

  constructor(
    private readonly source: TileSource,
    readonly size: number,
    private readonly tilesKept = 1024,
  ) {}

  /** @throws RangeError beyond `size`; Malformed for a tile of another length; Error when a tile is not there */
  async read(addresses: readonly NodeAddress[]): Promise<readonly Buffer[]> {
    const places = addresses.map(address => this.#placeOf(address));
    // Held here too: a proof may need more tiles than are kept.
    const tiles = new Map<number, TileNodes>();
    const missing = new Map<number, TileCoordinates>();
    for (const { key, tile } of places) {
      const nodes = tiles.get(key) ?? this.#used(key);
      if (nodes) tiles.set(key, nodes);
      else missing.set(key, tile);
    }
    await Promise.all([...missing].map(async ([key, tile]) => tiles.set(key, await this.#tile(key, tile))));
    return places.map(({ key, height, index }) => tiles.get(key)!.node(height, index));
  }

  #placeOf({ level, index }: NodeAddress): Place {
    const tileLevel = Math.floor(level / levelHeight);
    const height = level % levelHeight;
    const nodesInTile = 2 ** (levelHeight - height);
    const tile = tileOf(tileLevel, Math.floor(index / nodesInTile), this.size);
    if (!tile) throw new RangeError(`a tree of ${this.size} leaves has no node ${index} at level ${level}`);
    // A tree below 2^53 has fewer than 2^45 tiles at a level, and seven levels; the width follows from the size.
    return { tile, key: tile.index * levelHeight + tileLevel, height, index: index % nodesInTile };
  }

  /** A tile that is at hand; the one that was used least recently stands first. */
  #used(key: number): TileNodes | undefined {
    const tile = this.#kept.get(key);
    if (!tile) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, tile);
    return tile;
  }

  #tile(key: number, tile: TileCoordinates): Promise<TileNodes> {
    const known = this.#coming.get(key);
    if (known) return known;
    const coming = this.#fetch(tile).then(nodes => this.#keep(key, nodes));
    this.#coming.set(key, coming);
    // What failed is asked for again.
    const forget = (): unknown => this.#coming.delete(key);
    coming.then(forget, forget);
    return coming;
  }

  #keep(key: number, nodes: TileNodes): TileNodes {
    this.#kept.set(key, nodes);
    if (this.#kept.size > this.tilesKept) this.#kept.delete(this.#kept.keys().next().value!);
    return nodes;
  }

  async #fetch(tile: TileCoordinates): Promise<TileNodes> {
    const path = pathOf(tile);
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
