import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Malformed } from '../malformed.js';
import {
  bundleOf,
  bundlesGrown,
  type Coordinates,
  entryBundle,
  formatEntryBundle,
  formatHashTile,
  hashTile,
  parseEntryBundle,
  parseHashTile,
  parsePath,
  partialTilesOf,
  pathOf,
  tileOf,
  tilesGrown,
} from './index.js';

const malformed = (read: () => unknown): Malformed => {
  try {
    read();
  } catch (error) {
    if (error instanceof Malformed) return error;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('the path of a tile', () => {
  test.each<[string, Coordinates]>([
    ['tile/0/000', hashTile(0, 0)],
    ['tile/0/001.p/5', hashTile(0, 1, 5)],
    ['tile/3/x001/x234/067', hashTile(3, 1_234_067)],
    ['tile/63/999.p/255', hashTile(63, 999, 255)],
    ['tile/entries/x001/000', entryBundle(1000)],
    ['tile/entries/000.p/1', entryBundle(0, 1)],
    ['tile/0/x009/x007/x199/x254/x740/991', hashTile(0, Number.MAX_SAFE_INTEGER)],
  ])('%s', (path, coordinates) => {
    expect(pathOf(coordinates)).toBe(path);
    expect(parsePath(path)).toEqual(coordinates);
  });

  test.each([
    '',
    'tile',
    'tile/0',
    'tile/0/',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000',
    'tile/0/000/',
    '/tile/0/000',
    'tile/00/000',
    'tile/01/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0x1/000',
    'tile/Entries/000',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001/x002',
    'tile/0/X001/002',
    'tile/0/../000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/000.p/1/',
    'tile/0/000.p/1.p/1',
    'tile/0/000\n',
    'tile/0/٠٠٠',
    'tile/0/x009/x007/x199/x254/x740/992',
    `tile/0/${'x001/'.repeat(99)}001`,
  ])('%j is none', path => expect(malformed(() => parsePath(path)).code).toBe('tile-path.malformed'));

  const index = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  const width = fc.integer({ min: 1, max: 256 });
  const coordinates = fc.oneof(
    fc
      .tuple(fc.integer({ min: 0, max: 63 }), index, width)
      .map(([level, n, wide]) => hashTile(level, n, wide)),
    fc.tuple(index, width).map(([n, wide]) => entryBundle(n, wide)),
  );
  test('is read as it was written', () =>
    fc.assert(fc.property(coordinates, place => expect(parsePath(pathOf(place))).toEqual(place))));

  test('of whatever else is refused, or is the only path of what it names', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^tile\/[0-9entris]{1,7}\/[x0-9/]{1,12}(\.p\/[0-9]{0,4})?$/), path => {
        try {
          expect(pathOf(parsePath(path))).toBe(path);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
    ));

  test.each([hashTile(64, 0), hashTile(0, -1), hashTile(0, 0, 0), hashTile(0, 0, 257), entryBundle(0.5)])(
    'that no log has is not written: %j',
    place => expect(() => pathOf(place)).toThrow(RangeError),
  );
});

describe('the tiles of a tree', () => {
  /** Source: C2SP tlog-tiles, "Partial Tiles". */
  test('of 70,000 leaves are 273 full and a partial one, a full one and a partial one, and a partial one', () => {
    const tiles = tilesGrown(0, 70_000);
    expect(tiles.filter(({ level, width }) => level === 0 && width === 256)).toHaveLength(273);
    expect(tiles.slice(273)).toEqual([
      hashTile(0, 273, 112),
      hashTile(1, 0),
      hashTile(1, 1, 17),
      hashTile(2, 0, 1),
    ]);
    expect(partialTilesOf(70_000)).toEqual([hashTile(0, 273, 112), hashTile(1, 1, 17), hashTile(2, 0, 1)]);
  });

  test('of 256 leaves are a full one and one of a single hash', () =>
    expect(tilesGrown(0, 256)).toEqual([hashTile(0, 0), hashTile(1, 0, 1)]));

  test('of 2^53 - 1 leaves are known at their right edge', () =>
    expect(partialTilesOf(Number.MAX_SAFE_INTEGER).map(({ width }) => width)).toEqual([
      255, 255, 255, 255, 255, 255, 31,
    ]));

  test('that a growth brings are those of the later tree which the earlier one has not', () =>
    fc.assert(
      fc.property(fc.nat(140_000), fc.nat(140_000), (one, other) => {
        const from = Math.min(one, other);
        const to = Math.max(one, other);
        const before = new Set(tilesGrown(0, from).map(pathOf));
        const fresh = tilesGrown(0, to)
          .map(pathOf)
          .filter(path => !before.has(path));
        expect(tilesGrown(from, to).map(pathOf)).toEqual(fresh);
        const bundles = bundlesGrown(from, to).map(({ index }) => bundleOf(index, to));
        expect(bundles).toEqual(bundlesGrown(from, to));
      }),
      { numRuns: 50 },
    ));

  test('where the tree does not reach, are none', () => {
    expect(tileOf(0, 1, 256)).toBeUndefined();
    expect(tileOf(1, 0, 255)).toBeUndefined();
    expect(bundleOf(0, 0)).toBeUndefined();
    expect(() => tilesGrown(5, 4)).toThrow(RangeError);
  });
});

describe('a bundle', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 256 });

  test('is read as it was written', () =>
    fc.assert(
      fc.property(entries, some => {
        const read = parseEntryBundle(formatEntryBundle(some), some.length);
        expect(read.map(entry => [...entry])).toEqual(some.map(entry => [...entry]));
      }),
    ));

  test('of whatever bytes is refused, or is written as it was read', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (bytes, width) => {
        try {
          expect(formatEntryBundle(parseEntryBundle(Buffer.from(bytes), width))).toEqual(Buffer.from(bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
    ));

  const two = formatEntryBundle([Buffer.from('one'), Buffer.from('')]);
  test.each([
    ['cut in a length', two.subarray(0, 6), 2, 5],
    ['cut in an entry', two.subarray(0, 4), 2, 0],
    ['with an entry too few', two.subarray(0, 5), 2, 5],
    ['with an entry too many', two, 1, 5],
    ['with a byte too many', Buffer.concat([two, Buffer.of(0)]), 2, 7],
    ['of nothing', Buffer.alloc(0), 1, 0],
  ])('%s is refused, and where is said', (_, bytes, width, offset) =>
    expect(malformed(() => parseEntryBundle(bytes, width)).place).toEqual({ offset }),
  );

  test('holds the largest entry there can be, and none above', () => {
    const largest = Buffer.alloc(65_535, 1);
    expect(parseEntryBundle(formatEntryBundle([largest]), 1)).toEqual([largest]);
    expect(() => formatEntryBundle([Buffer.alloc(65_536)])).toThrow(RangeError);
    expect(() => formatEntryBundle([])).toThrow(RangeError);
    expect(() => formatEntryBundle(Array.from({ length: 257 }, () => largest.subarray(0, 1)))).toThrow(
      RangeError,
    );
  });
});

describe('a tile of hashes', () => {
  const hashes = Array.from({ length: 256 }, (_, n) => Buffer.alloc(32, n));
  test('is read as it was written', () => expect(parseHashTile(formatHashTile(hashes), 256)).toEqual(hashes));
  test.each([0, 31, 33, 64 * 32])('of %i bytes is not one of a single hash', length =>
    expect(malformed(() => parseHashTile(Buffer.alloc(length), 1)).code).toBe('hash-tile.malformed'),
  );
  test('holds 1 to 256 hashes of 32 bytes', () => {
    for (const wrong of [[], [Buffer.alloc(31)], [...hashes, hashes[0]!]])
      expect(() => formatHashTile(wrong)).toThrow(RangeError);
  });
});
