import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Verdict } from '../verdict.js';
import {
  emptyRoot,
  type Inclusion,
  leafHash,
  MemoryTree,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rootAt,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './index.js';

const most = 300;
const leafHashes = Array.from({ length: most }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)));
const tree = new MemoryTree(leafHashes);
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(text => leafHash(Buffer.from(text))) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];

const flipped = (hash: Uint8Array, bit: number): Buffer => {
  const bytes = Buffer.from(hash);
  bytes[Math.floor(bit / 8)]! ^= 2 ** (bit % 8);
  return bytes;
};

/** Every way to change the hashes of a proof: a bit of one, one gone, one twice, one more, two in the other order. */
const changed = (hashes: readonly Buffer[], bit: number): readonly (readonly Buffer[])[] => [
  ...hashes.map((hash, at) => hashes.toSpliced(at, 1, flipped(hash, bit))),
  ...hashes.map((_, at) => hashes.toSpliced(at, 1)),
  ...hashes.map((hash, at) => hashes.toSpliced(at, 0, hash)),
  ...hashes.slice(1).map((_, at) => hashes.toSpliced(at, 2, hashes[at + 1]!, hashes[at]!)),
  ...hashes.map((hash, at) => hashes.toSpliced(at, 1, hash.subarray(1))),
  [...hashes, emptyRoot()],
  [emptyRoot(), ...hashes],
  hashes.toReversed().length > 1 ? hashes.toReversed() : [...hashes, ...hashes, emptyRoot()],
];

const everySize = Array.from({ length: most }, (_, n) => n + 1);
const bits = fc.integer({ min: 0, max: 255 });
const oddities = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53];

/** A leaf or an earlier size of every tree, and a bit. */
const ofEverySize = async (
  holds: (size: number, any: number, bit: number) => Promise<void>,
): Promise<void> => {
  for (const size of everySize)
    await fc.assert(
      fc.asyncProperty(fc.nat(), bits, (any, bit) => holds(size, any, bit)),
      { numRuns: 1 },
    );
};

/** Tens of thousands of times: `expect` would take longer than the proofs. */
const mustRefuse = (verdict: Verdict, shown: unknown): void => {
  if (verdict.ok) throw new Error(`accepted: ${JSON.stringify(shown)}`);
};

describe('an inclusion proof with one thing changed is refused', () => {
  const proven = (
    property: (proof: Inclusion & { hashes: readonly Buffer[] }, root: Buffer, bit: number) => void,
  ) =>
    ofEverySize(async (size, any, bit) => {
      const index = any % size;
      const hashes = await proveInclusion(tree, index, size);
      property({ index, size, hashes, leafHash: leafHashes[index]! }, await rootAt(tree, size), bit);
    });
  const refuses = (proof: Inclusion, root: Buffer) => mustRefuse(verifyInclusion(proof, root), proof);

  test('in its hashes', () =>
    proven((proof, root, bit) => {
      for (const hashes of changed(proof.hashes, bit)) refuses({ ...proof, hashes }, root);
    }));

  test('in its leaf or root', () =>
    proven((proof, root, bit) => {
      refuses({ ...proof, leafHash: flipped(proof.leafHash, bit) }, root);
      refuses(proof, flipped(root, bit));
      refuses(proof, root.subarray(1));
    }));

  test('in its index', () =>
    proven((proof, root) => {
      for (let index = 0; index < proof.size; index += 1)
        if (index !== proof.index) refuses({ ...proof, index }, root);
      for (const index of [proof.size, proof.size + 1, ...oddities]) refuses({ ...proof, index }, root);
    }));

  /*
   * Two sizes may put a leaf at the end of the same turns: there the arithmetic is the same, and only a root of that
   * size differs. Size and root are one statement, and come from one checkpoint.
   */
  test('in its size, against the root of that size', async () => {
    const roots = await Promise.all(leafHashes.map((_, size) => rootAt(tree, size)));
    await proven(proof => {
      for (const [size, root] of roots.entries()) if (size !== proof.size) refuses({ ...proof, size }, root);
      for (const size of oddities) refuses({ ...proof, size }, roots[proof.size % most]!);
    });
  });
});

describe('a consistency proof with one thing changed is refused', () => {
  const head = async (size: number) => ({ size, root: await rootAt(tree, size) });
  type Heads = Awaited<ReturnType<typeof head>>;
  const proven = (property: (old: Heads, now: Heads, hashes: readonly Buffer[], bit: number) => void) =>
    ofEverySize(async (size, any, bit) => {
      const old = 1 + (any % size);
      property(await head(old), await head(size), await proveConsistency(tree, old, size), bit);
    });
  const refuses = (old: Heads, now: Heads, hashes: readonly Buffer[]) =>
    mustRefuse(verifyConsistency(old, now, hashes), { old, now, hashes });

  test('in its hashes', () =>
    proven((old, now, hashes, bit) => {
      for (const others of changed(hashes, bit)) refuses(old, now, others);
    }));

  test('in either root', () =>
    proven((old, now, hashes, bit) => {
      refuses({ ...old, root: flipped(old.root, bit) }, now, hashes);
      refuses(old, { ...now, root: flipped(now.root, bit) }, hashes);
      refuses(old, { ...now, root: now.root.subarray(1) }, hashes);
    }));

  test('in either size', async () => {
    const heads = await Promise.all(leafHashes.map((_, size) => head(size)));
    await proven((old, now, hashes) => {
      for (const other of heads.slice(1)) {
        if (other.size !== old.size) refuses(other, now, hashes);
        if (other.size !== now.size) refuses(old, other, hashes);
      }
      for (const size of oddities) {
        refuses({ ...old, size }, now, hashes);
        refuses(old, { ...now, size }, hashes);
      }
    });
  });
});

describe('what others have accepted', () => {
  test('a tree whose last leaf is repeated is another tree', () =>
    expect(rootOf([a, b, c])).not.toEqual(rootOf([a, b, c, c])));

  test('a node is no leaf: the bytes of two hashes, shown as one entry, do not lead to the root', () => {
    const forged = leafHash(Buffer.concat([c, d]));
    const proof = { index: 1, size: 2, leafHash: forged, hashes: [nodeHash(a, b)] };
    expect(verifyInclusion(proof, rootOf([a, b, c, d]))).toMatchObject({ code: 'inclusion.root-differs' });
  });

  test('the root is in no larger tree by itself', () => {
    const root = rootOf([a, b, c, d]);
    expect(verifyInclusion({ index: 0, size: 4, leafHash: root, hashes: [] }, root)).toMatchObject({
      code: 'inclusion.proof-too-short',
    });
  });

  test('an inner node is no leaf of the whole tree', () => {
    const proof = { index: 0, size: 4, leafHash: nodeHash(a, b), hashes: [nodeHash(c, d)] };
    expect(verifyInclusion(proof, rootOf([a, b, c, d])).ok).toBe(false);
  });

  test('an index at the size or beyond is in no tree', () => {
    for (const [index, size] of [
      [0, 0],
      [1, 1],
      [4, 4],
      [5, 4],
      [2 ** 40, 4],
    ] as const)
      expect(verifyInclusion({ index, size, leafHash: a, hashes: [] }, a)).toMatchObject({
        code: 'inclusion.index-beyond-size',
      });
  });

  test('a single leaf needs no hash, and bears none', () =>
    expect(verifyInclusion({ index: 0, size: 1, leafHash: a, hashes: [b] }, nodeHash(a, b))).toMatchObject({
      code: 'inclusion.proof-too-long',
    }));

  const old = { size: 3, root: rootOf([a, b, c]) };
  const now = { size: 4, root: rootOf([a, b, c, d]) };
  const cases: readonly [string, typeof old, typeof old, readonly Buffer[], string][] = [
    ['a shrunken log', now, old, [c, nodeHash(a, b)], 'consistency.sizes-reversed'],
    ['no proof at all', old, now, [], 'consistency.proof-too-short'],
    ['an earlier root alone', { size: 2, root: rootOf([a, b]) }, now, [], 'consistency.proof-too-short'],
    ['one size, two roots', old, { size: 3, root: rootOf([a, b, d]) }, [], 'consistency.new-root-differs'],
    ['one size, one root, and a proof', old, old, [c], 'consistency.proof-too-long'],
    ['nothing, and a proof', { size: 0, root: emptyRoot() }, now, [a], 'consistency.proof-too-long'],
    ['nothing with a root of something', { size: 0, root: a }, now, [], 'consistency.old-root-differs'],
    [
      'a tree that began otherwise',
      { size: 3, root: rootOf([a, c, b]) },
      now,
      [c, d, nodeHash(a, b)],
      'consistency.old-root-differs',
    ],
    [
      'nothing twice, with a wrong root',
      { size: 0, root: emptyRoot() },
      { size: 0, root: a },
      [],
      'consistency.new-root-differs',
    ],
  ];
  test.each(cases)('%s', (_, before, after, hashes, code) =>
    expect(verifyConsistency(before, after, hashes)).toMatchObject({ ok: false, code }),
  );

  test('and the honest proof passes', () =>
    expect(verifyConsistency(old, now, [c, d, nodeHash(a, b)])).toMatchObject({ ok: true }));

  test('a failure says what was expected and what was found', () =>
    expect(verifyInclusion({ index: 0, size: 1, leafHash: a, hashes: [] }, b)).toEqual({
      ok: false,
      code: 'inclusion.root-differs',
      message: 'the leaf at index 0 does not lead to the root of size 1',
      expected: b.toString('base64'),
      actual: a.toString('base64'),
    }));
});
