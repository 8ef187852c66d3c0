import { isCalendarDate, quantityPattern, slugPattern, uuidPattern, uuidV7Pattern } from '#kernel';
import type { Checked } from './checked.js';

/** A text of one shape. The pattern must be anchored and free of nested repetition. */
export const matching = (
  name: string,
  code: string,
  pattern: RegExp,
  description: string,
  example?: string,
): Checked => ({
  name,
  check: value => (typeof value === 'string' && pattern.test(value) ? undefined : code),
  schema: {
    type: 'string',
    pattern: pattern.source,
    description,
    ...(example === undefined ? {} : { example }),
  },
});

export const slug = matching(
  'slug',
  'slug.malformed',
  new RegExp(slugPattern, 'u'),
  'Lowercase letters, digits and single hyphens.',
);

export const uuid = matching('uuid', 'id.malformed', new RegExp(uuidPattern, 'u'), 'A lowercase UUID.');

const v7 = new RegExp(uuidV7Pattern, 'u');

/**
 * The id that a sender gives a new thing. Version 7 only: ids made by the ledger are version 8, so none can be taken
 * beforehand, and what is stored by id lies in the order in which it came to be.
 */
export const newUuid: Checked = {
  name: 'newUuid',
  check: value => uuid.check(value) ?? (v7.test(value as string) ? undefined : 'id.wrong-version'),
  schema: {
    type: 'string',
    pattern: uuidV7Pattern,
    description: "A UUIDv7 of the sender's own; made from the idempotency key if left out.",
  },
};

export const sha256Hex = matching('sha256', 'sha256.malformed', /^[0-9a-f]{64}$/u, 'SHA-256, lowercase hex.');

export const calendarDate: Checked = {
  name: 'calendarDate',
  check: value => (typeof value === 'string' && isCalendarDate(value) ? undefined : 'date.not-a-day'),
  schema: {
    type: 'string',
    format: 'date',
    description: 'A day in Asia/Ho_Chi_Minh.',
    example: '2020-06-30',
  },
};

const quantityShape = new RegExp(quantityPattern, 'u');

/** Above zero unless `zero` is allowed. */
export const quantityOf = ({ zero = false } = {}): Checked => ({
  name: 'quantity',
  check: value => {
    if (typeof value !== 'string') return 'quantity.not-text';
    if (!quantityShape.test(value)) return 'quantity.malformed';
    return value === '0' && !zero ? 'quantity.zero' : undefined;
  },
  schema: {
    type: 'string',
    pattern: quantityPattern,
    description: 'A decimal, at most six places, as text.',
  },
});

export const choice = (...choices: readonly string[]): Checked => ({
  name: 'choice',
  check: value => (typeof value === 'string' && choices.includes(value) ? undefined : 'choice.unknown'),
  schema: { type: 'string', enum: [...choices] },
  numbers: { choices: choices.join(', ') },
});

export const flag: Checked = {
  name: 'flag',
  check: value => (typeof value === 'boolean' ? undefined : 'flag.not-boolean'),
  schema: { type: 'boolean' },
};

/** A whole JSON number within bounds, both included. */
export const whole = ({ min, max }: { readonly min: number; readonly max: number }): Checked => ({
  name: 'whole',
  check: value => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return 'whole.not-whole';
    return value < min || value > max ? 'whole.out-of-range' : undefined;
  },
  schema: { type: 'integer', minimum: min, maximum: max },
  numbers: { min, max },
});
