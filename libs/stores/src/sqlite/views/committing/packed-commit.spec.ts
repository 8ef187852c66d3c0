import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { emptyDigest } from '#views';
import { packed, unpacked } from './packed-commit.js';

const index = fc.nat();
const text = fc.string({ unit: 'binary' });
const entry = fc.record({
  account: text,
  commodity: text,
  member: fc.option(text, { nil: undefined }),
  effective: fc.constantFrom('2020-01-02', '2026-12-31'),
  amount: fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }),
  index,
  eventId: text,
});
const write = fc.record({
  key: text,
  index,
  doc: fc.json(),
  // Names that a view declares: no text from outside.
  buckets: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.array(text, { maxLength: 3 }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
});

test('a commit comes out of its list as it went in, after it was copied to another thread', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(write), (entries, writes) => {
      const checkpoint = { position: 9, digest: emptyDigest, parked: [] };
      const commit = { id: 'money@1#1', batch: { from: 3, checkpoint, entries, writes } };
      expect(unpacked(structuredClone(packed(commit)))).toEqual(commit);
    }),
  );
});
