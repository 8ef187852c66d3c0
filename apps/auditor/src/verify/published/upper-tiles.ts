import { hashSize, rootOf, tileOf, tileWidth } from '#evidence';
import type { Report } from '../findings/finding.js';
import { compareTile } from './compare-tile.js';
import type { LogFolder } from './log-folder.js';

const split = (bytes: Buffer): readonly Buffer[] =>
  Array.from({ length: bytes.length / hashSize }, (_, n) => bytes.subarray(n * hashSize, (n + 1) * hashSize));

/**
 * Compares the published tiles above level 0 with the roots of the full tiles of level 0.
 * @param roots of every full tile of level 0, joined
 */
export const compareUpperTiles = (folder: LogFolder, size: number, roots: Buffer, report: Report): void => {
  let hashes = roots;
  for (let level = 1; hashes.length > 0; level += 1) {
    const above: Buffer[] = [];
    for (let index = 0; index * tileWidth * hashSize < hashes.length; index += 1) {
      const own = hashes.subarray(index * tileWidth * hashSize, (index + 1) * tileWidth * hashSize);
      const tile = tileOf(level, index, size);
      if (tile && tile.width * hashSize <= own.length)
        compareTile(folder, tile, own.subarray(0, tile.width * hashSize), report);
      if (own.length === tileWidth * hashSize) above.push(rootOf(split(own)));
    }
    hashes = Buffer.concat(above);
  }
};
