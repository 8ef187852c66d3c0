import type { Static, TSchema } from 'typebox';
import type { Fact } from '#kernel';
import type { LedgerEvent } from './envelope.js';

/** A version that new events no longer have; `upcast` brings its data to the next version's shape. */
export interface EarlierVersion {
  readonly schema: TSchema;
  readonly upcast: (data: never) => unknown;
}

/** A text of an event that is kept sealed, beside its data and never in it. */
export interface SealedField {
  /** What it says: one sentence for the generated documentation. */
  readonly summary: string;
  /** Duties that may open it where they cover the unit that acted; auditors always may. */
  readonly readers: readonly string[];
}

/** One type of event: its name for ever, the shape of its data in every version it ever had. */
export interface EventType<Type extends string = string, Schema extends TSchema = TSchema> {
  readonly type: Type;
  /** The version that is written now, from 1. */
  readonly version: number;
  readonly schema: Schema;
  /** Oldest first. */
  readonly earlier: readonly EarlierVersion[];
  /** Fields that the law may want gone, by name. */
  readonly sealed: Readonly<Record<string, SealedField>>;
  /** Who reads it: one sentence for the generated documentation. */
  readonly summary: string;
  /** States the fact. */
  (data: Static<Schema>): Fact<Type, Static<Schema>>;
}

export type FactOf<E extends EventType> =
  E extends EventType<infer Type, infer Schema> ? Fact<Type, Static<Schema>> : never;

export type EventOf<E extends EventType> =
  E extends EventType<infer Type, infer Schema> ? LedgerEvent<Type, Static<Schema>> : never;

/**
 * Declares a type of event. Its page reads from top to bottom: the newest shape, then the earlier ones, oldest first,
 * each with its upcaster to the next.
 */
export const eventType = <const Type extends string, Schema extends TSchema>(
  type: Type,
  summary: string,
  schema: Schema,
  ...earlier: readonly EarlierVersion[]
): EventType<Type, Schema> =>
  Object.assign((data: Static<Schema>): Fact<Type, Static<Schema>> => ({ type, data }), {
    type,
    summary,
    schema,
    earlier,
    sealed: {},
    version: earlier.length + 1,
  });

/** The same type of event, with sealed fields: `sealing({ note: … }, eventType('TransferReceived', …))`. */
export const sealing = <E extends EventType<any, any>>(sealed: E['sealed'], type: E): E =>
  Object.assign(type, { sealed });
