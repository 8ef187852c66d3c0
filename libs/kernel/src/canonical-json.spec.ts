import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, sortNames } from './canonical-json.js';

const wellFormed = fc.string({ unit: 'binary' });
const numbers = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter(value => !Number.isInteger(value) || Number.isSafeInteger(value));

const { json } = fc.letrec(tie => ({
  json: fc.oneof(
    { depthSize: 'small' },
    wellFormed,
    numbers,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json')),
    fc.dictionary(wellFormed, tie('json')),
  ),
}));

test('equals another implementation of RFC 8785', () =>
  fc.assert(fc.property(json, value => expect(canonicalJson(value)).toBe(canonicalize(value)))));

test('is JSON of the same value, whatever the order of members', () =>
  fc.assert(
    fc.property(fc.dictionary(wellFormed, json), value => {
      const backwards = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(backwards)).toBe(canonicalJson(value));
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }),
  ));

test('names are sorted as `sort` does it, few and many', () =>
  fc.assert(
    fc.property(fc.array(wellFormed, { maxLength: 80 }), names =>
      expect(sortNames([...names])).toEqual([...names].sort()),
    ),
  ));

test('the example of RFC 8785', () =>
  expect(
    canonicalJson({
      numbers: [333333333.33333329, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/',
      literals: [null, true, false],
    }),
  ).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  ));

test('members sort by UTF-16 code units, as RFC 8785 sorts them', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  );
});

describe('numbers', () => {
  test('minus zero is zero', () => expect(canonicalJson([-0])).toBe('[0]'));
  test('a bigint is a decimal string', () =>
    expect(canonicalJson({ n: 9_007_199_254_740_993n, m: -1n })).toBe('{"m":"-1","n":"9007199254740993"}'));
  test.each([2 ** 53, -(2 ** 53), 1e21, 1e300, NaN, Infinity, -Infinity])('%d is refused', value =>
    expect(() => canonicalJson({ value })).toThrow(TypeError),
  );
  test('2^53 - 1 is the last whole number', () =>
    expect(canonicalJson(Number.MAX_SAFE_INTEGER)).toBe('9007199254740991'));
});

describe('what stands in order already', () => {
  test('is written as JSON writes it', () => {
    const value = { a: [1, null, { b: 'ngân sách', c: true }], d: { e: '' } };
    expect(canonicalJson(value)).toBe('{"a":[1,null,{"b":"ngân sách","c":true}],"d":{"e":""}}');
  });
  test('but for a member deep inside that is not', () =>
    expect(canonicalJson({ a: [{ c: 1, b: 2 }], d: -0 })).toBe('{"a":[{"b":2,"c":1}],"d":0}'));
  test('a text that reads like the escape of a surrogate is a text', () =>
    expect(canonicalJson({ a: '\\ud800' })).toBe('{"a":"\\\\ud800"}'));
  test('a lone surrogate deep inside is refused', () =>
    expect(() => canonicalJson({ a: [{ b: 'x\udfff' }] })).toThrow('lone surrogate'));
  test('a place where nothing stands is refused', () =>
    expect(() => canonicalJson({ a: new Array(1) })).toThrow(TypeError));
  test('nobody says how it is to be written', () =>
    expect(() => canonicalJson({ a: 1, toJSON: () => 'b' })).toThrow(TypeError));
});

describe('what JSON has not', () => {
  test.each(['\ud800', 'a\udc00', '\udc00\ud800'])('the lone surrogate in %j', text => {
    expect(() => canonicalJson(text)).toThrow('lone surrogate');
    expect(() => canonicalJson({ [text]: 1 })).toThrow('lone surrogate');
  });
  test('undefined in a list, functions, symbols', () => {
    expect(() => canonicalJson([undefined])).toThrow(TypeError);
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
    expect(() => canonicalJson({ f: () => 1 })).toThrow(TypeError);
    expect(() => canonicalJson({ s: Symbol('s') })).toThrow(TypeError);
  });
  test('members that are undefined are left out, at every depth', () =>
    expect(canonicalJson({ b: undefined, a: { d: undefined, c: [{ e: undefined }] } })).toBe(
      '{"a":{"c":[{}]}}',
    ));
  test.each([
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(2)],
  ])('%s', (_, value) => expect(() => canonicalJson({ value })).toThrow(TypeError));
});

test('a member named __proto__ is a member like any other', () =>
  expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}'));
