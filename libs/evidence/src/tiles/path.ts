import { Malformed, quoted } from '../malformed.js';
import {
  type Coordinates,
  entryBundle,
  hashTile,
  isPartial,
  mustBeCoordinates,
  tileWidth,
} from './coordinates.js';

/** 1234067 is `x001/x234/067`. Source: C2SP tlog-tiles, "Merkle Tree". */
const indexPath = (index: number): string => {
  const digits = String(index);
  const groups = digits.padStart(3 * Math.ceil(digits.length / 3), '0').match(/.{3}/g)!;
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
};

/**
 * `tile/<L>/<N>[.p/<W>]` or `tile/entries/<N>[.p/<W>]`, below the log's prefix.
 * @throws RangeError for coordinates that no log has
 */
export const pathOf = (coordinates: Coordinates): string => {
  mustBeCoordinates(coordinates);
  const { index, width } = coordinates;
  const level = coordinates.kind === 'hashes' ? coordinates.level : 'entries';
  return `tile/${level}/${indexPath(index)}${isPartial(coordinates) ? `.p/${width}` : ''}`;
};

const shape = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

const indexOf = (groups: string): number | undefined => {
  const index = Number(groups.replace(/[x/]/g, ''));
  return Number.isSafeInteger(index) && indexPath(index) === groups ? index : undefined;
};

/**
 * Reads a path back. Each tile has one path: no leading zeros, no empty group before the first digit, no `.p/256`.
 * @throws Malformed
 */
export const parsePath = (path: string): Coordinates => {
  const [, level = '', groups = '', suffix] = shape.exec(path) ?? [];
  const index = groups === '' ? undefined : indexOf(groups);
  const width = suffix === undefined ? tileWidth : Number(suffix);
  if (index === undefined || Number(level) > 63 || (suffix !== undefined && width >= tileWidth))
    throw new Malformed('tile-path', `${quoted(path)} is not the path of a tile or bundle`);
  return level === 'entries' ? entryBundle(index, width) : hashTile(Number(level), index, width);
};
