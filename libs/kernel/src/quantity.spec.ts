import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { priced, quantity, quantityText, wholePieces } from './quantity.js';

const million = 1_000_000n;
const quantities = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n });
const prices = fc.bigInt({ min: 0n, max: 10n ** 15n });

test('a quantity and its text are one', () =>
  fc.assert(fc.property(quantities, value => expect(quantity(quantityText(value))).toBe(value))));

test.each([
  ['12', 12_000_000n],
  ['0.5', 500_000n],
  ['1.25', 1_250_000n],
  ['0.000001', 1n],
  ['0', 0n],
  ['999999999999.999999', 10n ** 18n - 1n],
])('%s', (text, millionths) => {
  expect(quantity(text)).toBe(millionths);
  expect(quantityText(millionths)).toBe(text);
});

test.each([
  '',
  '-1',
  '+1',
  '01',
  '1.',
  '.5',
  '1.50',
  '1.0',
  '0.0000001',
  '1e2',
  '1,5',
  ' 1',
  '１',
  '1'.repeat(13),
])('%j is no quantity', text => expect(() => quantity(text)).toThrow(RangeError));

test('whole pieces only where nothing is left over', () =>
  fc.assert(
    fc.property(quantities, value =>
      expect(wholePieces(value)).toBe(value % million === 0n ? Number(value / million) : undefined),
    ),
  ));

test('a price is rounded half up: never more than half a đồng off, and up when exactly half', () =>
  fc.assert(
    fc.property(quantities, prices, (qty, unitPrice) => {
      const offBy = priced(qty, unitPrice) * million - qty * unitPrice;
      expect(offBy > -million / 2n && offBy <= million / 2n).toBe(true);
    }),
  ));

test('half a đồng is a đồng, a little less is none', () => {
  expect(priced(quantity('0.5'), 1n)).toBe(1n);
  expect(priced(quantity('0.499999'), 1n)).toBe(0n);
  expect(priced(quantity('2.5'), 3n)).toBe(8n);
  expect(priced(quantity('3'), 19_999n)).toBe(59_997n);
});
