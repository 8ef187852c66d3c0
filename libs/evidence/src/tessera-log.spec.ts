import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  bundleOf,
  leafHash,
  openCheckpoint,
  parseEntryBundle,
  parseVerifierKey,
  pathOf,
  proveConsistency,
  proveInclusion,
  rootAt,
  rootOf,
  TileReader,
  TileTree,
  verifyConsistency,
  verifyInclusion,
} from './index.js';

/** A log made by another implementation: see vectors/README.md. */
const folder = 'libs/evidence/vectors/tessera-log';
const key = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
const trust = { origin: 'example.com/log/testdata', logKeys: [parseVerifierKey(key)] };

const sizes = Array.from({ length: 16 }, (_, size) => size);
const file = (path: string) => readFileSync(join(folder, path));
const headAt = (size: number) => {
  const opened = openCheckpoint(file(`checkpoint.${size}`), trust);
  if (!opened.ok) throw new Error(opened.message);
  return opened.value;
};
const source = {
  read: (path: string) => {
    const at = join(folder, path);
    return Promise.resolve(existsSync(at) ? readFileSync(at) : undefined);
  },
};
const entriesOf = (size: number) =>
  size === 0 ? [] : parseEntryBundle(file(pathOf(bundleOf(0, size)!)), size);

describe('the log of tessera', () => {
  test.each(sizes)('its checkpoint of size %i is signed by its key', size =>
    expect(headAt(size)).toMatchObject({ size, origin: trust.origin, extensions: [], cosigned: [] }),
  );

  test('its checkpoint is the newest', () =>
    expect(openCheckpoint(file('checkpoint'), trust)).toMatchObject({ ok: true, value: { size: 15 } }));

  test.each(sizes)('at size %i its entries lead to its root', size =>
    expect(rootOf(entriesOf(size).map(leafHash))).toEqual(headAt(size).root),
  );

  test.each(sizes)('at size %i our tiles are its tiles', size => {
    const tree = new TileTree();
    for (const entry of entriesOf(size)) tree.add(leafHash(entry));
    const theirs = size === 0 ? [] : [file(`tile/0/000.p/${size}`)];
    expect(tree.partials().map(({ bytes }) => bytes)).toEqual(theirs);
    expect(tree.root()).toEqual(headAt(size).root);
  });

  test.each(sizes)(
    'proofs from its tiles of size %i verify, for every leaf and every earlier size',
    async size => {
      const reader = new TileReader(source, size);
      const head = headAt(size);
      for (const old of sizes.slice(0, size + 1)) {
        expect(await rootAt(reader, old)).toEqual(headAt(old).root);
        const hashes = await proveConsistency(reader, old, size);
        expect(verifyConsistency(headAt(old), head, hashes)).toEqual({ ok: true });
      }
      for (const [index, entry] of entriesOf(size).entries()) {
        const hashes = await proveInclusion(reader, index, size);
        const proof = { index, size, hashes, leafHash: leafHash(entry) };
        expect(verifyInclusion(proof, head.root)).toEqual({ ok: true });
      }
    },
  );

  test('the root of "one", "two" is as published', () =>
    expect(rootOf([leafHash(Buffer.from('one')), leafHash(Buffer.from('two'))]).toString('base64')).toBe(
      'T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4=',
    ));
});
