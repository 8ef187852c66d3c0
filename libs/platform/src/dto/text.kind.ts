import type { Checked } from './checked.js';

export interface TextBounds {
  /** Code points, not UTF-16 units. */
  readonly max: number;
  /** True where line breaks belong, as in a reason. */
  readonly lines?: boolean;
}

// Control characters, and the marks that reorder what is read: a name must read as it is stored.
const hidden = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const hiddenButBreaks = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

const isLonger = (text: string, max: number): boolean => {
  if (text.length <= max) return false;
  return text.length > 2 * max || [...text].length > max;
};

const codeOf = (value: unknown, { max, lines = false }: TextBounds): string | undefined => {
  if (typeof value !== 'string') return 'text.not-text';
  if (!value.isWellFormed()) return 'text.malformed';
  if (isLonger(value, max)) return 'text.too-long';
  if ((lines ? hiddenButBreaks : hidden).test(value)) return 'text.control-character';
  if (value.trim() !== value) return 'text.not-trimmed';
  if (value === '') return 'text.empty';
  return value.normalize('NFC') === value ? undefined : 'text.not-normalised';
};

/**
 * Text for people: NFC, trimmed, without control characters. Refused, never repaired: what is recorded is what was
 * sent, and a repetition is recognised by its bytes.
 */
export const text = (bounds: TextBounds): Checked => ({
  name: 'text',
  check: value => codeOf(value, bounds),
  schema: { type: 'string', minLength: 1, maxLength: bounds.max },
  numbers: { max: bounds.max },
});
