export {
  type BundleCoordinates,
  bundleOf,
  type Coordinates,
  entryBundle,
  hashTile,
  isPartial,
  type TileCoordinates,
  tileOf,
  tileWidth,
} from './coordinates.js';
export * from './entry-bundle.js';
export * from './growth.js';
export * from './hash-tile.js';
export * from './path.js';
export * from './tile-reader.js';
export * from './tile-tree.js';
