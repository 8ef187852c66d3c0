import { Malformed } from '../malformed.js';
import { hashSize } from '../merkle/hash.js';
import { tileWidth } from './coordinates.js';

/**
 * The bytes of a tile: its hashes, one after the other. Source: C2SP tlog-tiles, "Merkle Tree".
 * @throws RangeError for none, too many, or other lengths
 */
export const formatHashTile = (hashes: readonly Buffer[]): Buffer => {
  if (hashes.length < 1 || hashes.length > tileWidth || hashes.some(hash => hash.length !== hashSize))
    throw new RangeError('a tile has 1 to 256 hashes of 32 bytes');
  return Buffer.concat(hashes);
};

/** The hashes of a tile, as views of its bytes. @throws Malformed unless it has exactly `width` hashes */
export const parseHashTile = (bytes: Buffer, width: number): readonly Buffer[] => {
  if (bytes.length !== width * hashSize)
    throw new Malformed('hash-tile', `${width} hashes take ${width * hashSize} bytes, not ${bytes.length}`, {
      offset: Math.min(bytes.length, width * hashSize),
    });
  return Array.from({ length: width }, (_, at) => bytes.subarray(at * hashSize, (at + 1) * hashSize));
};
