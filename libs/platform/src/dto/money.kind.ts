import type { Checked } from './checked.js';

export interface MoneyBounds {
  /** Smallest amount taken, in VND; 1 unless said. */
  readonly min?: number | bigint;
}

const whole = /^(0|-?[1-9]\d*)$/u;
const fraction = /^-?\d+[.,]\d+$/u;

const codeOf = (value: unknown, min: bigint): string | undefined => {
  if (typeof value !== 'string') return 'money.not-text';
  if (fraction.test(value)) return 'money.not-whole';
  if (!whole.test(value)) return 'money.malformed';
  if (value.replace('-', '').length > 18) return 'money.too-large';
  return BigInt(value) < min ? 'money.too-small' : undefined;
};

/** Whole đồng as decimal text, at most 18 digits: a JSON number would lose digits past 2^53. */
export const money = ({ min = 1 }: MoneyBounds = {}): Checked => ({
  name: 'money',
  check: value => codeOf(value, BigInt(min)),
  schema: {
    type: 'string',
    pattern: min > 0 ? '^[1-9][0-9]{0,17}$' : '^(0|-?[1-9][0-9]{0,17})$',
    description: `Whole VND as text, at least ${min}.`,
    example: '1500000',
  },
  numbers: { min: BigInt(min) },
});
