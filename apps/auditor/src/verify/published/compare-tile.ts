import {
  type BundleCoordinates,
  Malformed,
  hashSize,
  parseEntryBundle,
  pathOf,
  type TileCoordinates,
  tileWidth,
} from '#evidence';
import { shown } from '../events/event-place.js';
import type { Report } from '../findings/finding.js';
import type { LogFolder } from './log-folder.js';

/** Members of two leaves that are not the same, for whoever has to see what was changed. */
const differences = (one: Buffer, other: Buffer): readonly [what: string, one: string, other: string][] => {
  try {
    const [a, b] = [JSON.parse(one.toString()), JSON.parse(other.toString())] as Record<string, unknown>[];
    return [...new Set([...Object.keys(a!), ...Object.keys(b!)])]
      .filter(name => a![name] !== b![name])
      .map(name => [name, shown(a![name]), shown(b![name])]);
  } catch {
    return [['leaf', shown(one.toString()), shown(other.toString())]];
  }
};

/** @throws Malformed */
export const entriesOf = (bytes: Buffer, width: number): readonly Buffer[] => {
  try {
    return parseEntryBundle(bytes, width);
  } catch (error) {
    // The full bundle that replaced a partial one.
    if (error instanceof Malformed && width < tileWidth)
      return parseEntryBundle(bytes, tileWidth).slice(0, width);
    throw error;
  }
};

/** Whether a published bundle is the same as this one, to the byte; each leaf that is not is named. */
export const compareBundle = (
  folder: LogFolder,
  coordinates: BundleCoordinates,
  bundle: Buffer,
  report: Report,
): void => {
  const start = coordinates.index * tileWidth;
  const published = folder.tile(coordinates);
  if (!published) return report({ code: 'tile.missing', index: start, what: pathOf(coordinates) });
  if (published.bytes.equals(bundle)) return;
  try {
    const leaves = parseEntryBundle(bundle, coordinates.width);
    compareEntries(entriesOf(published.bytes, leaves.length), leaves, start, published.path, report);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    report({ code: 'entry.differs', index: start, what: published.path, actual: error.message });
  }
};

const compareEntries = (
  published: readonly Buffer[],
  leaves: readonly Buffer[],
  start: number,
  path: string,
  report: Report,
): void => {
  for (const [n, leaf] of leaves.entries()) {
    if (leaf.equals(published[n]!)) continue;
    const index = start + n;
    for (const [what, expected, actual] of differences(published[n]!, leaf))
      report({ ...placeIn(leaf), code: 'entry.differs', index, what: `${path} ${what}`, expected, actual });
  }
};

const placeIn = (leaf: Buffer) => {
  try {
    const { id, stream, revision, recordedAt } = JSON.parse(leaf.toString()) as Record<string, string>;
    return { id, stream, revision: Number(revision), recordedAt };
  } catch {
    return {};
  }
};

/** Whether a published tile holds these hashes, which are those of the events. */
export const compareTile = (
  folder: LogFolder,
  coordinates: TileCoordinates,
  hashes: Buffer,
  report: Report,
): void => {
  const { level, index } = coordinates;
  const leavesEach = tileWidth ** level;
  const start = index * tileWidth * leavesEach;
  const published = folder.tile(coordinates);
  if (!published) return report({ code: 'tile.missing', index: start, what: pathOf(coordinates) });
  const { bytes, path } = published;
  const lengths = [hashes.length, ...(coordinates.width < tileWidth ? [tileWidth * hashSize] : [])];
  if (!lengths.includes(bytes.length))
    return report({
      code: 'tile.differs',
      index: start,
      what: path,
      expected: `${hashes.length} bytes`,
      actual: `${bytes.length} bytes`,
    });
  if (bytes.subarray(0, hashes.length).equals(hashes)) return;
  for (let at = 0; at < hashes.length; at += hashSize) {
    const expected = hashes.subarray(at, at + hashSize);
    const actual = bytes.subarray(at, at + hashSize);
    if (!expected.equals(actual))
      report({
        code: 'tile.differs',
        index: start + (at / hashSize) * leavesEach,
        what: path,
        expected: expected.toString('base64'),
        actual: actual.toString('base64'),
      });
  }
};
