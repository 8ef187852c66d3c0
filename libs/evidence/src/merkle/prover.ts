import { rootOfPeaks } from './compact-tree.js';
import { emptyRoot } from './hash.js';
import type { HashReader } from './hash-reader.js';
import { consistencyRanges, inclusionRanges, nodesOf, type Range } from './node-address.js';
import { isSize } from './size.js';

/** The hash of each range, all from one reading. */
const hashesOf = async (reader: HashReader, ranges: readonly Range[]): Promise<readonly Buffer[]> => {
  const nodes = ranges.map(nodesOf);
  const wanted = nodes.flat();
  const read = wanted.length === 0 ? [] : await reader.read(wanted);
  if (read.length !== wanted.length)
    throw new Error(`a reader was asked for ${wanted.length} hashes and gave ${read.length}`);
  let taken = 0;
  return nodes.map(({ length }) => rootOfPeaks(read.slice(taken, (taken += length))));
};

const mustReach = (reader: HashReader, size: number): void => {
  if (!isSize(size) || size > reader.size)
    throw new RangeError(`no tree of ${size} leaves can be read: there are ${reader.size}`);
};

/** The root that the tree had at a size. @throws RangeError for a size beyond the reader's */
export const rootAt = async (reader: HashReader, size: number): Promise<Buffer> => {
  mustReach(reader, size);
  return size === 0 ? emptyRoot() : (await hashesOf(reader, [{ from: 0, to: size }]))[0]!;
};

/**
 * Inclusion proof of the leaf at `index` in the tree of `size`. Source: RFC 9162 §2.1.3.1.
 * @throws RangeError when the tree has no such leaf or the reader no such tree
 */
export const proveInclusion = async (
  reader: HashReader,
  index: number,
  size: number,
): Promise<readonly Buffer[]> => {
  mustReach(reader, size);
  if (!isSize(index) || index >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
  return hashesOf(reader, inclusionRanges(index, size));
};

/**
 * Consistency proof from the tree of `old` leaves to that of `size`; empty from nothing. Source: RFC 9162 §2.1.4.1.
 * @throws RangeError when `old` is the larger or the reader has no such tree
 */
export const proveConsistency = async (
  reader: HashReader,
  old: number,
  size: number,
): Promise<readonly Buffer[]> => {
  mustReach(reader, size);
  if (!isSize(old) || old > size) throw new RangeError(`no tree of ${old} leaves begins one of ${size}`);
  return old === 0 ? [] : hashesOf(reader, consistencyRanges(old, size));
};
