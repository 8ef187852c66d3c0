import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { leafBytes, leafOf } from './leaf.js';

describe('the leaf of an event', () => {
  const body = JSON.stringify({ contentHash: 'ab'.repeat(32), data: { secret: 1 }, id: 'an-id', type: 'X' });
  const event = {
    index: 7,
    prev: -1,
    stream: 'unit-1' as never,
    revision: 3,
    type: 'X',
    body,
    recordedAt: '2026-01-02T03:04:05.006Z' as never,
  };

  test('is canonical JSON of its place and its content hash, to the byte, and nothing of its content', () => {
    expect(leafBytes(event).toString()).toBe(
      `{"contentHash":"${'ab'.repeat(32)}","id":"an-id","index":7,"prev":-1,"recordedAt":` +
        '"2026-01-02T03:04:05.006Z","revision":3,"stream":"unit-1","type":"X","v":1}',
    );
  });

  test.each(['stream', 'type', 'recordedAt'])('says so when a row has no %s', name => {
    const changed = { ...event, [name]: null };
    expect(leafBytes(changed).toString()).toBe(canonicalJson(leafOf(changed)));
  });

  test('is what canonical JSON makes of it, whatever stands in its texts', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        (stream, type, index) => {
          const leaf = leafOf({ ...event, stream, type, index });
          expect(leafBytes({ ...event, stream, type, index }).toString()).toBe(canonicalJson(leaf));
        },
      ),
    ));
});
