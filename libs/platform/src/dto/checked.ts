import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import type { Numbers } from '#kernel';
import { type Check, declareField } from './declared-fields.js';

/** A kind of value: what is refused, by which code, and how OpenAPI describes it. */
export interface Checked {
  readonly name: string;
  readonly check: Check;
  readonly schema: Readonly<Record<string, unknown>>;
  /** Limits that the texts of the codes mention. */
  readonly numbers?: Numbers;
}

/** Size of a list. */
export interface Size {
  readonly min?: number;
  readonly max: number;
}

/** The message of a constraint is its code, and `@n` after it names the item of a list (read by `fieldFaults`). */
export const validated = ({ name, check, numbers = {} }: Omit<Checked, 'schema'>): PropertyDecorator =>
  applyDecorators(
    ValidateBy(
      {
        name,
        validator: {
          validate: value => check(value) === undefined,
          defaultMessage: told => check(told?.value) ?? name,
        },
      },
      { context: numbers },
    ),
    declareField(field => field.checks.push(check)),
  );

const required =
  (check: Check): Check =>
  value =>
    value === undefined ? 'field.required' : check(value);

/** A field holds one value of a kind. */
export const Is = (kind: Checked): PropertyDecorator =>
  applyDecorators(validated({ ...kind, check: required(kind.check) }), ApiProperty(kind.schema));

const sized = ({ min = 0, max }: Size, items: readonly unknown[]): string | undefined =>
  items.length < min ? 'list.too-short' : items.length > max ? 'list.too-long' : undefined;

const firstFault = (items: readonly unknown[], check: Check): string | undefined => {
  for (const [place, item] of items.entries()) {
    const code = check(item);
    if (code !== undefined) return `${code}@${place}`;
  }
  return undefined;
};

/** The check of a list: its size, then its items; the first wrong item is named. */
export const checkList = (size: Size, check: Check): Check =>
  required(value =>
    Array.isArray(value) ? (sized(size, value) ?? firstFault(value, check)) : 'list.not-a-list',
  );

/** A field holds a list of values of a kind. */
export const IsListOf = (kind: Checked, size: Size): PropertyDecorator =>
  applyDecorators(
    validated({
      name: `listOf${kind.name}`,
      check: checkList(size, kind.check),
      numbers: { ...kind.numbers, minItems: size.min ?? 0, maxItems: size.max },
    }),
    ApiProperty({
      type: 'array',
      items: kind.schema,
      minItems: size.min ?? 0,
      maxItems: size.max,
    }),
  );
