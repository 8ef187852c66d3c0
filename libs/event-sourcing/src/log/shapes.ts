import Type, { type TProperties, type TSchema } from 'typebox';
import {
  moneyPattern,
  type Postings,
  positiveMoneyPattern,
  quantityPattern,
  slugPattern,
  uuidPattern,
} from '#kernel';

/** The members of an event's data; nothing else may stand in it. */
export const shape = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });

/** Whole đồng as a decimal string, signed. */
export const money = () => Type.String({ pattern: moneyPattern });
/** Whole đồng above zero as a decimal string. */
export const positiveMoney = () => Type.String({ pattern: positiveMoneyPattern });
/** An exact decimal with at most six places. */
export const quantity = () => Type.String({ pattern: quantityPattern });
export const calendarDate = () => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const uuid = () => Type.String({ pattern: uuidPattern });
export const slug = () => Type.String({ pattern: slugPattern });
export const sha256Hex = () => Type.String({ pattern: '^[0-9a-f]{64}$' });
export const text = (maxLength = 500) => Type.String({ minLength: 1, maxLength });
export const list = <Item extends TSchema>(item: Item) => Type.Array(item);
export const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(schema);
export const oneOf = <const Values extends readonly string[]>(...values: Values) =>
  Type.Unsafe<Values[number]>(Type.Enum([...values]));

/** A balanced journal entry: sums to zero per commodity. */
export const postings = () =>
  Type.Unsafe<Postings>(
    Type.Array(shape({ account: text(300), commodity: text(120), amount: money() }), {
      description: 'A balanced journal entry: amounts sum to zero per commodity.',
    }),
  );
