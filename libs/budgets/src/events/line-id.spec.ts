import fc from 'fast-check';
import { fundingSources, type LineKey, lineIdOf, lineIdPattern, lineKeyOf, natures } from './line-id.js';

const digits = (length: number) => fc.nat(10 ** length - 1).map(n => String(n).padStart(length, '0'));
const word = fc.stringMatching(/^[a-z0-9]{1,9}$/u);
const slug = fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join('-'));

const key: fc.Arbitrary<LineKey> = fc.record({
  fiscalYear: fc.integer({ min: 2000, max: 2099 }),
  unitId: slug,
  source: fc.constantFrom(...fundingSources),
  nature: fc.constantFrom(...natures),
  chapter: digits(3),
  sector: fc.tuple(digits(3), digits(3)).map(parts => parts.join('-')),
  item: digits(4),
  programmeId: fc.option(slug, { nil: undefined }),
});

test('a key is read back from its text', () =>
  fc.assert(fc.property(key, each => expect(lineKeyOf(lineIdOf(each))).toEqual(each))));

test('two keys never share a text', () =>
  fc.assert(
    fc.property(key, key, (a, b) => {
      fc.pre(JSON.stringify(a) !== JSON.stringify(b));
      expect(lineIdOf(a)).not.toBe(lineIdOf(b));
    }),
  ));

test('a text is a line id exactly when it is the text of its own key', () =>
  fc.assert(
    fc.property(key, fc.nat(60), fc.constantFrom('.', '-', 'A', 'é', ' ', '\0', '0', ''), (each, at, put) => {
      const id = lineIdOf(each);
      const text = id.slice(0, at) + put + id.slice(at + 1);
      if (new RegExp(lineIdPattern, 'u').test(text)) expect(lineIdOf(lineKeyOf(text))).toBe(text);
      else expect(() => lineKeyOf(text)).toThrow(RangeError);
    }),
  ));

test.each([
  ['', 'nothing'],
  ['2020.hai-duong.ministry.recurrent.009.040-041', 'no item'],
  ['2020.Hai-Duong.ministry.recurrent.009.040-041.6950', 'capitals'],
  ['1999.hai-duong.ministry.recurrent.009.040-041.6950', 'another century'],
  ['2020.hai-duong.ministry.recurrent.009.040-041.6950.', 'an empty programme'],
  ['2020.hai-duong.ministry.recurrent.009.040-041.6950\n', 'a line end'],
  ['2020.hai/duong.ministry.recurrent.009.040-041.6950', 'a slash'],
  ['２０20.hai-duong.ministry.recurrent.009.040-041.6950', 'wide digits'],
])('%j is none: %s', text => expect(() => lineKeyOf(text)).toThrow('not a budget line id'));
