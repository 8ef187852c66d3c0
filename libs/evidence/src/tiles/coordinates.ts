import { isSize } from '../merkle/size.js';

/** Hashes in a full tile, entries in a full bundle. Source: C2SP tlog-tiles, "Merkle Tree". */
export const tileWidth = 256;

/** A tile of hashes: `width` (1–256) hashes of complete subtrees of `256 ** level` leaves. */
export interface TileCoordinates {
  readonly kind: 'hashes';
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** A bundle of `width` (1–256) entries, the leaves of the tile of level 0 with the same index. */
export interface BundleCoordinates {
  readonly kind: 'entries';
  readonly index: number;
  readonly width: number;
}

export type Coordinates = TileCoordinates | BundleCoordinates;

export const hashTile = (level: number, index: number, width = tileWidth): TileCoordinates => ({
  kind: 'hashes',
  level,
  index,
  width,
});

export const entryBundle = (index: number, width = tileWidth): BundleCoordinates => ({
  kind: 'entries',
  index,
  width,
});

export const isPartial = ({ width }: Coordinates): boolean => width < tileWidth;

/** How many hashes a tree of `size` has at a tile level: its complete subtrees of `256 ** level` leaves. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / tileWidth ** level);

/** Tile levels of a tree: level L is there from `256 ** L` leaves on. A tree below 2^53 has at most 7. */
export const levelsOf = (size: number): number => {
  let levels = 0;
  while (hashesAt(levels, size) > 0) levels += 1;
  return levels;
};

/**
 * The tile that a level of a tree of `size` has at `index`: full, partial, or undefined where the tree does not
 * reach. Source: C2SP tlog-tiles, "Partial Tiles".
 */
export const tileOf = (level: number, index: number, size: number): TileCoordinates | undefined => {
  const width = Math.min(hashesAt(level, size) - index * tileWidth, tileWidth);
  return width > 0 ? hashTile(level, index, width) : undefined;
};

export const bundleOf = (index: number, size: number): BundleCoordinates | undefined => {
  const tile = tileOf(0, index, size);
  return tile && entryBundle(index, tile.width);
};

/** @throws RangeError for what tlog-tiles does not know: a bug of the caller, since paths are parsed strictly */
export const mustBeCoordinates = (coordinates: Coordinates): void => {
  const { index, width } = coordinates;
  const level = coordinates.kind === 'hashes' ? coordinates.level : 0;
  if (!isSize(index) || !isSize(level) || level > 63 || !isSize(width) || width < 1 || width > tileWidth)
    throw new RangeError(`no tile at level ${level}, index ${index}, of width ${width}`);
};
