/** An amount of Vietnamese đồng. Whole đồng only; inside rules always a bigint, in JSON always a decimal string. */
export type Money = bigint;

/** An amount as it stands in an event or a request: optional minus, no leading zeros, at most 18 digits. */
export type MoneyText = string;

/** 18 digits stay inside a signed 64-bit integer; nine such amounts still do, ten may not: rules bound what adds up. */
export const moneyPattern = '^(0|-?[1-9][0-9]{0,17})$';
export const positiveMoneyPattern = '^[1-9][0-9]{0,17}$';

const shape = new RegExp(moneyPattern, 'u');

/** @throws RangeError when the text is not an amount; inputs are checked before they come here. */
export const vnd = (text: MoneyText | number | bigint): Money => {
  const written = String(text);
  if (!shape.test(written)) throw new RangeError(`not an amount of VND: ${written}`);
  return BigInt(written);
};

/** The largest amount that can be written down: 18 digits. What rules add up or multiply is held against it. */
export const largestMoney: Money = 10n ** 18n - 1n;

export const moneyText = (amount: Money): MoneyText => amount.toString();

export const sumOf = (amounts: Iterable<Money>): Money => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};

export const smallest = (a: Money, b: Money): Money => (a < b ? a : b);
