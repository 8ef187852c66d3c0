import { beforeAll, describe, expect, test } from '@jest/globals';
import { Malformed } from '../malformed.js';
import { leafHash, MemoryTree, proveConsistency, proveInclusion, rootAt } from '../merkle/index.js';
import {
  type HashTile,
  isPartial,
  partialsStillNeeded,
  partialTilesOf,
  pathOf,
  TileReader,
  tilesGrown,
  TileTree,
} from './index.js';

const most = 70_000;
const leafHashes = Array.from({ length: most }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)));
const whole = new MemoryTree(leafHashes);

/** The bytes of a tile, hash by hash, from a tree that knows nothing of tiles. */
const bytesOf = async ({ level, index, width }: HashTile['coordinates']): Promise<Buffer> =>
  Buffer.concat(
    await whole.read(Array.from({ length: width }, (_, n) => ({ level: 8 * level, index: index * 256 + n }))),
  );

const files = new Map<string, Buffer>();
const reads: string[] = [];
const source = {
  read: (path: string) => {
    reads.push(path);
    return Promise.resolve(files.get(path));
  },
};

beforeAll(() => {
  const tree = new TileTree();
  for (const hash of leafHashes) tree.add(hash);
  for (const { coordinates, bytes } of [...tree.takeFull(), ...tree.partials()])
    files.set(pathOf(coordinates), bytes);
});

describe('a growing tree of tiles', () => {
  test('gives every tile there is, and no other', async () => {
    expect([...files.keys()].sort()).toEqual(tilesGrown(0, most).map(pathOf).sort());
    for (const tile of tilesGrown(0, most))
      expect((await bytesOf(tile)).equals(files.get(pathOf(tile))!)).toBe(true);
  });

  test.each([0, 1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 65_792, 69_999])(
    'goes on from %i leaves with the partial tiles alone',
    async size => {
      const tree = new TileTree(size, await Promise.all(partialTilesOf(size).map(bytesOf)));
      expect(tree.root()).toEqual(await rootAt(whole, size));
      const to = Math.min(size + 300, most);
      for (const hash of leafHashes.slice(size, to)) tree.add(hash);
      expect(tree.root()).toEqual(await rootAt(whole, to));
      const brought = [...tree.takeFull(), ...tree.partials()];
      expect(brought.map(({ coordinates }) => pathOf(coordinates)).sort()).toEqual(
        expect.arrayContaining(tilesGrown(size, to).map(pathOf).sort()),
      );
      for (const { coordinates, bytes } of brought)
        expect(bytes.equals(await bytesOf(coordinates))).toBe(true);
    },
  );

  test('gives a full tile once, before the one above that it is part of', () => {
    const tree = new TileTree();
    for (const hash of leafHashes.slice(0, 65_536)) tree.add(hash);
    const full = tree.takeFull().map(({ coordinates }) => pathOf(coordinates));
    expect(full.slice(-2)).toEqual(['tile/0/255', 'tile/1/000']);
    expect(tree.takeFull()).toEqual([]);
  });

  test('does not begin with tiles of another size', () => {
    expect(() => new TileTree(300, [])).toThrow(RangeError);
    expect(() => new TileTree(3, [Buffer.alloc(64)])).toThrow(Malformed);
    expect(() => new TileTree(3, [Buffer.alloc(95)])).toThrow(Malformed);
  });
});

describe('reading a tree from its tiles', () => {
  test('gives the proofs that the whole tree gives, at its size and earlier ones', async () => {
    const reader = new TileReader(source, most);
    for (const size of [1, 255, 256, 257, 65_536, 65_537, 69_999, most]) {
      expect(await rootAt(reader, size)).toEqual(await rootAt(whole, size));
      for (const index of [0, Math.floor(size / 3), size - 1])
        expect(await proveInclusion(reader, index, size)).toEqual(await proveInclusion(whole, index, size));
      for (const old of [1, Math.floor(size / 2), size])
        expect(await proveConsistency(reader, old, size)).toEqual(await proveConsistency(whole, old, size));
    }
  });

  test('at an earlier size, whose partial tiles are gone, falls back to the full ones', async () => {
    reads.length = 0;
    const reader = new TileReader(source, 65_700);
    expect(await rootAt(reader, 65_700)).toEqual(await rootAt(whole, 65_700));
    expect(reads).toEqual(expect.arrayContaining(['tile/0/256.p/164', 'tile/0/256']));
  });

  test('finds every head of the past, when only the partial files that are still needed stayed', async () => {
    const end = 66_000;
    const kept = new Map<string, Buffer>();
    const heads = [1, 255, 256, 300, 40_000, 65_535, 65_536, 65_537, 65_800, end];
    for (const coordinates of tilesGrown(0, end).filter(one => !isPartial(one)))
      kept.set(pathOf(coordinates), await bytesOf(coordinates));
    for (const coordinates of heads.flatMap(size => partialsStillNeeded(size, end)))
      if (coordinates.kind === 'hashes') kept.set(pathOf(coordinates), await bytesOf(coordinates));
    for (const size of heads) {
      const reader = new TileReader({ read: path => Promise.resolve(kept.get(path)) }, size);
      expect(await rootAt(reader, size)).toEqual(await rootAt(whole, size));
    }
    const paths = (size: number): string[] => partialsStillNeeded(size, end).map(pathOf);
    expect(paths(40_000)).toEqual([]);
    expect(paths(65_537)).toEqual(['tile/2/000.p/1']);
    const filling = ['tile/0/257.p/8', 'tile/1/001.p/1', 'tile/2/000.p/1', 'tile/entries/257.p/8'];
    expect(paths(65_800)).toEqual(filling);
  });

  test('asks for each tile once, however many proofs are made of it', async () => {
    reads.length = 0;
    const reader = new TileReader(source, most);
    await Promise.all([...Array(50).keys()].map(index => proveInclusion(reader, index, most)));
    expect(new Set(reads).size).toBe(reads.length);
  });

  test('keeps no more tiles than it may', async () => {
    reads.length = 0;
    const reader = new TileReader(source, most, 2);
    for (const index of [0, 300, 600, 0]) await reader.read([{ level: 0, index }]);
    expect(reads).toEqual(['tile/0/000', 'tile/0/001', 'tile/0/002', 'tile/0/000']);
  });

  test('asks again for what could not be read', async () => {
    let broken = true;
    const read = (path: string) => (broken ? Promise.reject(new Error('EIO')) : source.read(path));
    const reader = new TileReader({ read }, most);
    await expect(rootAt(reader, most)).rejects.toThrow('EIO');
    broken = false;
    expect(await rootAt(reader, most)).toEqual(await rootAt(whole, most));
  });

  test('says which tile is not there, or is not as long as it should be', async () => {
    const nowhere = new TileReader({ read: () => Promise.resolve(undefined) }, 300);
    await expect(rootAt(nowhere, 300)).rejects.toThrow(
      'there is no tile at tile/1/000.p/1 nor at tile/1/000',
    );
    const short = new TileReader({ read: () => Promise.resolve(Buffer.alloc(33)) }, 300);
    await expect(rootAt(short, 300)).rejects.toThrow(Malformed);
    const beyond = new TileReader(source, 300).read([{ level: 0, index: 300 }]);
    await expect(beyond).rejects.toThrow(RangeError);
  });
});
