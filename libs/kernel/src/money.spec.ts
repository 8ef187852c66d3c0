import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { moneyPattern, moneyText, positiveMoneyPattern, smallest, sumOf, vnd } from './money.js';

const largest = 10n ** 18n - 1n;
const amounts = fc.bigInt({ min: -largest, max: largest });

test('an amount and its text are one', () =>
  fc.assert(fc.property(amounts, amount => expect(vnd(moneyText(amount))).toBe(amount))));

test.each(['', '-', '-0', '00', '01', '+1', '1.0', '1,000', '1e3', ' 1', '1\n', '0x1', '١', '１', 'NaN'])(
  '%j is no amount',
  text => expect(() => vnd(text)).toThrow(RangeError),
);

test('nineteen digits are one too many', () => {
  expect(vnd('9'.repeat(18))).toBe(largest);
  expect(() => vnd('1'.padEnd(19, '0'))).toThrow('not an amount of VND');
  expect(() => vnd('-'.padEnd(41, '9'))).toThrow(RangeError);
});

test('a number with decimals is no amount', () => {
  expect(() => vnd(0.5)).toThrow(RangeError);
  expect(() => vnd(1e21)).toThrow(RangeError);
  expect(vnd(42)).toBe(42n);
});

describe('what is asked for is above zero', () => {
  const positive = new RegExp(positiveMoneyPattern, 'u');
  test.each(['0', '-1', '01', ''])('%j is not', text => expect(positive.test(text)).toBe(false));
  test('and then an amount like any other', () =>
    fc.assert(
      fc.property(amounts, amount =>
        expect(positive.test(moneyText(amount))).toBe(
          amount > 0n && new RegExp(moneyPattern).test(`${amount}`),
        ),
      ),
    ));
});

test('sums are exact past 2^53', () => {
  expect(sumOf([9_007_199_254_740_993n, 1n, -2n])).toBe(9_007_199_254_740_992n);
  expect(sumOf([])).toBe(0n);
});

test('the smaller of two', () =>
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      expect(smallest(a, b)).toBe(smallest(b, a));
      expect([a, b]).toContain(smallest(a, b));
      expect(smallest(a, b) <= a && smallest(a, b) <= b).toBe(true);
    }),
  ));
