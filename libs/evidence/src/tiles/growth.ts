import { isSize } from '../merkle/size.js';
import {
  type BundleCoordinates,
  bundleOf,
  type Coordinates,
  entryBundle,
  hashesAt,
  hashTile,
  levelsOf,
  type TileCoordinates,
  tileWidth,
} from './coordinates.js';

/** Places of one level that a growth from `before` to `after` hashes fills or begins: full ones, then a partial. */
const grown = (before: number, after: number): readonly { index: number; width: number }[] => {
  const places: { index: number; width: number }[] = [];
  if (after <= before) return places;
  const first = Math.floor(before / tileWidth);
  for (let index = first; index * tileWidth < after; index += 1)
    places.push({ index, width: Math.min(after - index * tileWidth, tileWidth) });
  return places;
};

const mustGrow = (from: number, to: number): void => {
  if (!isSize(from) || !isSize(to) || from > to) throw new RangeError(`no log grows from ${from} to ${to}`);
};

/**
 * Every tile that a log of `to` leaves needs and one of `from` leaves did not have, partial ones included, lowest
 * level first. `tilesGrown(0, size)` are all tiles of a tree. Source: C2SP tlog-tiles, "Merkle Tree".
 */
export const tilesGrown = (from: number, to: number): readonly TileCoordinates[] => {
  mustGrow(from, to);
  return Array.from({ length: levelsOf(to) }, (_, level) =>
    grown(hashesAt(level, from), hashesAt(level, to)).map(({ index, width }) =>
      hashTile(level, index, width),
    ),
  ).flat();
};

/** Every entry bundle that a log of `to` leaves needs and one of `from` leaves did not have. */
export const bundlesGrown = (from: number, to: number): readonly BundleCoordinates[] => {
  mustGrow(from, to);
  return grown(from, to).map(({ index, width }) => entryBundle(index, width));
};

/** The partial tiles at the right edge of a tree: what a log must keep in memory to go on. */
export const partialTilesOf = (size: number): readonly TileCoordinates[] =>
  Array.from({ length: levelsOf(size) }, (_, level) => {
    const hashes = hashesAt(level, size);
    return hashTile(level, Math.floor(hashes / tileWidth), hashes % tileWidth);
  }).filter(({ width }) => width > 0);

const isFull = (coordinates: Coordinates, size: number): boolean => {
  const level = coordinates.kind === 'hashes' ? coordinates.level : 0;
  return hashesAt(level, size) >= (coordinates.index + 1) * tileWidth;
};

/**
 * The partial tiles and the partial bundle under a head of `size` leaves that no full one has taken the place of in a
 * log of `end` leaves: whoever holds such a head may ask for them. Source: C2SP tlog-tiles, "Partial Tiles".
 */
export const partialsStillNeeded = (size: number, end: number): readonly Coordinates[] => {
  mustGrow(size, end);
  const bundle = bundleOf(Math.floor(size / tileWidth), size);
  return [...partialTilesOf(size), ...(bundle ? [bundle] : [])].filter(one => !isFull(one, end));
};
