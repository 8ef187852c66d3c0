import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { leafIn } from './leaf-shape.js';

const leaf = {
  v: 1,
  index: 7,
  prev: -1,
  stream: 'unit-a',
  revision: 0,
  type: 'UnitEstablished',
  id: 'an-id',
  recordedAt: '2020-01-02T03:04:05.678Z',
  contentHash: 'ab'.repeat(32),
} as const;
const entry = (value: unknown): Buffer => Buffer.from(canonicalJson(value));

test('a leaf is read as it stands, whatever letters are in it', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string());
  const place = fc.record({
    prev: fc.integer({ min: -1 }),
    revision: fc.nat(),
    stream: text,
    type: text,
    id: text,
  });
  fc.assert(
    fc.property(place, over => expect(leafIn(entry({ ...leaf, ...over }), 7)).toEqual({ ...leaf, ...over })),
  );
});

const exact = entry(leaf).toString();
test.each([
  ['the index of another', entry({ ...leaf, index: 8 }).toString()],
  ['another version', entry({ ...leaf, v: 2 }).toString()],
  ['white space', exact.replace(':7', ': 7')],
  ['an escape', exact.replace('unit-a', 'unit-\\u0061')],
  ['a zero in front', exact.replace(':7', ':07')],
  ['a hash in capitals', exact.replaceAll('ab', 'AB')],
  ['a member more', exact.replace('"v"', '"u":1,"v"')],
  ['a member less', exact.replace('"prev":-1,', '')],
  ['another order', exact.replace('{"contentHash"', '{"id":"x","contentHash"')],
  ['something behind it', `${exact} `],
  ['a revision that is none', exact.replace('"revision":0', '"revision":-0')],
])('an entry with %s is no leaf', (_, text) => {
  expect(leafIn(Buffer.from(exact), 7)).toEqual(leaf);
  expect(leafIn(Buffer.from(text), 7)).toBeUndefined();
});
