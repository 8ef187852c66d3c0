import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { referenceLeaf, ReferenceTree, SparseTree } from '../testing/index.js';
import {
  CompactTree,
  emptyRoot,
  leafHash,
  MemoryTree,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rootAt,
  rootOf,
  splitOf,
  verifyConsistency,
  verifyInclusion,
} from './index.js';

const most = 300;
const sizes = Array.from({ length: most + 1 }, (_, size) => size);
const leaves = sizes.map(n => Buffer.from(`leaf ${n}`));
const leafHashes = leaves.map(leafHash);
const reference = new ReferenceTree(index => referenceLeaf(leaves[index]!));
const tree = new MemoryTree(leafHashes);

describe('known trees', () => {
  /** Inputs and roots of the tests of Certificate Transparency's own implementation (RFC 6962). */
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  test.each(roots)('%s', root => {
    const size = roots.indexOf(root) + 1;
    expect(rootOf(inputs.slice(0, size).map(hex => leafHash(Buffer.from(hex, 'hex')))).toString('hex')).toBe(
      root,
    );
  });

  test('nothing', () => {
    const none = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(rootOf([]).toString('hex')).toBe(none);
    expect(emptyRoot().toString('hex')).toBe(none);
  });

  test('a leaf longer than the scratch buffer is hashed as any other', () => {
    for (const length of [4094, 4095, 4096, 65_535, 100_000]) {
      const leaf = Buffer.alloc(length, 7);
      expect(leafHash(leaf)).toEqual(referenceLeaf(leaf));
    }
  });
});

describe(`every tree of 0 to ${most} leaves`, () => {
  test('has the root of the definition, growing or read again', async () => {
    const growing = new CompactTree();
    for (const size of sizes) {
      const root = reference.mth(0, size);
      expect(growing.root()).toEqual(root);
      expect(await rootAt(tree, size)).toEqual(root);
      expect(new CompactTree(size, growing.peaks).root()).toEqual(root);
      growing.add(leafHashes[size]!);
    }
  });

  test('has, for each leaf, the inclusion proof of the definition, and it verifies', async () => {
    for (const size of sizes) {
      const root = reference.mth(0, size);
      for (let index = 0; index < size; index += 1) {
        const hashes = await proveInclusion(tree, index, size);
        if (Buffer.compare(Buffer.concat(hashes), Buffer.concat(reference.path(index, 0, size))) !== 0)
          throw new Error(`another proof for ${index} in ${size}`);
        const verdict = verifyInclusion({ index, size, hashes, leafHash: leafHashes[index]! }, root);
        if (!verdict.ok) throw new Error(`${index} in ${size}: ${verdict.message}`);
      }
    }
  });

  test('has, from each earlier size, the consistency proof of the definition, and it verifies', async () => {
    for (const size of sizes) {
      const now = { size, root: reference.mth(0, size) };
      for (let old = 0; old <= size; old += 1) {
        const hashes = await proveConsistency(tree, old, size);
        const defined = old === 0 ? [] : reference.proof(old, size);
        if (Buffer.compare(Buffer.concat(hashes), Buffer.concat(defined)) !== 0)
          throw new Error(`another proof from ${old} to ${size}`);
        const verdict = verifyConsistency({ size: old, root: reference.mth(0, old) }, now, hashes);
        if (!verdict.ok) throw new Error(`${old} to ${size}: ${verdict.message}`);
      }
    }
  });
});

describe('large trees', () => {
  const million = fc.integer({ min: 1, max: 1_000_000 });
  const huge = fc.integer({ min: 2 ** 31, max: Number.MAX_SAFE_INTEGER });
  const within = (size: number) => (share: number) => Math.min(size - 1, Math.floor(size * share));
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  test.each([
    ['a million', million],
    ['beyond 32 bits', huge],
  ])('of up to %s leaves prove each leaf and each earlier size', async (_, anySize) => {
    await fc.assert(
      fc.asyncProperty(anySize, share, share, async (size, here, there) => {
        const index = within(size)(here);
        const old = within(size)(there);
        const sparse = new SparseTree(size, [index, index ^ 1, old - 1, old, size - 1]);
        const root = await rootAt(sparse, size);
        const hashes = await proveInclusion(sparse, index, size);
        const inclusion = { index, size, hashes, leafHash: sparse.leafHashAt(index) };
        expect(verifyInclusion(inclusion, root)).toMatchObject({ ok: true });
        const before = { size: old, root: await rootAt(sparse, old) };
        const consistency = await proveConsistency(sparse, old, size);
        expect(verifyConsistency(before, { size, root }, consistency)).toMatchObject({ ok: true });
      }),
      { numRuns: 300 },
    );
  });

  test('split where they should, on both sides of every power of two', () => {
    for (let power = 1; power < 53; power += 1) {
      expect(splitOf(2 ** power)).toBe(2 ** (power - 1));
      expect(splitOf(2 ** power + 1)).toBe(2 ** power);
      if (power > 1) expect(splitOf(2 ** power - 1)).toBe(2 ** (power - 1));
    }
  });
});

describe('what a caller must not ask', () => {
  test.each([
    ['an index beyond the tree', () => proveInclusion(tree, 5, 5)],
    ['an index that is none', () => proveInclusion(tree, 0.5, 5)],
    ['a tree beyond the reader', () => rootAt(tree, most + 2)],
    ['a size that is none', () => rootAt(tree, -1)],
    ['a later tree that is smaller', () => proveConsistency(tree, 6, 5)],
  ])('%s', (_, ask) => expect(ask()).rejects.toThrow(RangeError));

  test.each([
    ['peaks of another size', () => new CompactTree(3, [emptyRoot()])],
    ['a leaf hash of another length', () => new CompactTree().add(Buffer.alloc(31))],
    ['a node of something else', () => nodeHash(emptyRoot(), Buffer.alloc(33))],
  ])('%s', (_, ask) => expect(ask).toThrow(RangeError));

  test('a reader that gives fewer hashes than it was asked for is a fault, not a proof', () =>
    expect(proveInclusion({ size: 9, read: () => Promise.resolve([]) }, 0, 9)).rejects.toThrow(/asked for/));
});
