import type { Money } from './money.js';

/** An exact decimal with at most six places, held as millionths. */
export type Quantity = bigint;
/** A quantity as it stands in JSON: `12`, `0.5`, `1.25`; no sign, no exponent, no trailing zeros. */
export type QuantityText = string;

export const quantityPattern = '^(0|[1-9][0-9]{0,11})(\\.[0-9]{0,5}[1-9])?$';

const places = 6;
const one = 10n ** BigInt(places);
const shape = new RegExp(quantityPattern, 'u');

/** @throws RangeError when the text is no quantity. */
export const quantity = (text: QuantityText): Quantity => {
  if (!shape.test(text)) throw new RangeError(`not a quantity: ${text}`);
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * one + BigInt(fraction.padEnd(places, '0'));
};

export const quantityText = (value: Quantity): QuantityText => {
  const fraction = (value % one).toString().padStart(places, '0').replace(/0+$/u, '');
  return fraction === '' ? `${value / one}` : `${value / one}.${fraction}`;
};

/** Whole pieces, as serialised assets are counted; undefined for a fraction. */
export const wholePieces = (value: Quantity): number | undefined =>
  value % one === 0n ? Number(value / one) : undefined;

/** qty × unitPrice, rounded half up to 1 VND: the one rounding rule of the ledger. */
export const priced = (qty: Quantity, unitPrice: Money): Money => (qty * unitPrice * 2n + one) / (one * 2n);
