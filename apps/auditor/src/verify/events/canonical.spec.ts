import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { isCanonical } from './canonical.js';

const truly = (text: string): boolean => {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
};

const claimed = (text: string): boolean => isCanonical(text, JSON.parse(text) as object);

test.each([
  '{"a":1,"b":[1,-2,"x, y: z"]}',
  '{"a":"1.5","b":"{ }","c":"\\"":1}'.replace(':1', ''),
  '{"10":1,"9":2}',
  '{"a":{"b":{"c":[]}},"d":"á\\n"}',
  '{}',
])('canonical: %s', text => expect([claimed(text), truly(text)]).toEqual([true, true]));

test.each([
  ' {"a":1}',
  '{"a":1} ',
  '{"a": 1}',
  '{"a":1, "b":2}',
  '{"b":1,"a":2}',
  '{"a":1,"a":1}',
  '{"a":{"c":1,"b":1}}',
  '{"a":[{"c":1,"b":1}]}',
  '{"a":1.0}',
  '{"a":1e2}',
  '{"a":[1E2]}',
  '{"a":-0}',
  '{"a":[-0]}',
  '{"a":9007199254740993}',
  '{"a":"\\u0061"}',
  '{"a":"\\/"}',
  '{"a":"\\u000A"}',
])('not canonical: %s', text => expect([claimed(text), truly(text)]).toEqual([false, false]));

describe('for any value', () => {
  const value = fc.oneof(
    fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 })),
    fc.record({ data: fc.jsonValue(), amount: fc.integer(), text: fc.string({ unit: 'grapheme' }) }),
  );
  const usual = (text: string): boolean => canonicalable(text);
  const canonicalable = (text: string): boolean => {
    try {
      canonicalJson(JSON.parse(text));
      return true;
    } catch {
      return false;
    }
  };

  test('and any text of it, the answer is that of making it anew', () =>
    fc.assert(
      fc.property(
        value,
        fc.nat(),
        fc.constantFrom(' ', '\n', ',', '"', '0', '\\', ':', ''),
        (made, at, put) => {
          const plain = JSON.stringify(made);
          fc.pre(usual(plain));
          const place = at % (plain.length + 1);
          for (const text of [plain, canonicalJson(made), plain.slice(0, place) + put + plain.slice(place)]) {
            if (!canonicalable(text) || !isObject(text)) continue;
            expect([text, claimed(text)]).toEqual([text, truly(text)]);
          }
        },
      ),
    ));

  const isObject = (text: string): boolean => text.trimStart().startsWith('{');
});
