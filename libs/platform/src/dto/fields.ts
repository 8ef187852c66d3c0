import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateIf, ValidateNested } from 'class-validator';
import { checkList, Is, IsListOf, type Size, validated } from './checked.js';
import { declareField, type DtoClass } from './declared-fields.js';
import {
  calendarDate,
  choice,
  flag,
  matching,
  newUuid,
  quantityOf,
  sha256Hex,
  slug,
  uuid,
  whole,
} from './kinds.js';
import { money, type MoneyBounds } from './money.kind.js';
import { text, type TextBounds } from './text.kind.js';
import { texts } from './texts.kind.js';

export const IsMoney = (bounds?: MoneyBounds): PropertyDecorator => Is(money(bounds));
export const IsQuantity = (bounds?: { readonly zero?: boolean }): PropertyDecorator => Is(quantityOf(bounds));
export const IsCalendarDate = (): PropertyDecorator => Is(calendarDate);
export const IsSlug = (): PropertyDecorator => Is(slug);
export const IsId = (): PropertyDecorator => Is(uuid);
/** The id of a new thing; without it the ledger makes one. */
export const IsNewId = (): PropertyDecorator => Is(newUuid);
export const IsSha256 = (): PropertyDecorator => Is(sha256Hex);
export const IsIdList = (size: Size): PropertyDecorator => IsListOf(uuid, size);
export const IsTextList = (bounds: TextBounds, size: Size): PropertyDecorator => IsListOf(text(bounds), size);
export const IsText = (bounds: TextBounds): PropertyDecorator => Is(text(bounds));
/** An object whose members are all texts. */
export const IsTexts = (bounds: { readonly max: number }): PropertyDecorator => Is(texts(bounds));
export const IsOneOf = (...choices: readonly string[]): PropertyDecorator => Is(choice(...choices));
export const IsFlag = (): PropertyDecorator => Is(flag);
export const IsWhole = (bounds: { readonly min: number; readonly max: number }): PropertyDecorator =>
  Is(whole(bounds));
export const IsMatching = (...parts: Parameters<typeof matching>): PropertyDecorator =>
  Is(matching(...parts));

/** The field may be left out; `null` is not leaving out. */
export const Maybe = (): PropertyDecorator =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    declareField(field => {
      field.isOptional = true;
    }),
    ApiPropertyOptional(),
  );

const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectCode = (value: unknown): string | undefined =>
  isPlainObject(value) ? undefined : 'field.not-an-object';

const isOfClass = (of: DtoClass): PropertyDecorator =>
  declareField(field => {
    field.of = of;
  });

/** An object checked by its own class. */
export const Nested = (of: DtoClass): PropertyDecorator =>
  applyDecorators(
    validated({
      name: 'nested',
      check: value => (value === undefined ? 'field.required' : objectCode(value)),
    }),
    ValidateNested(),
    isOfClass(of),
    Type(() => of),
    ApiProperty({ type: () => of }),
  );

/** A list of objects. class-validator lets `[[], []]` through `@ValidateNested`: the items are guarded here. */
export const NestedList = (of: DtoClass, size: Size): PropertyDecorator =>
  applyDecorators(
    validated({
      name: 'nestedList',
      check: checkList(size, objectCode),
      numbers: { minItems: size.min ?? 0, maxItems: size.max },
    }),
    ValidateNested({ each: true }),
    isOfClass(of),
    Type(() => of),
    ApiProperty({ type: () => of, isArray: true, minItems: size.min ?? 0, maxItems: size.max }),
  );
