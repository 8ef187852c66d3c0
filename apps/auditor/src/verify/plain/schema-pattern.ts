import { stringPattern } from './string-pattern.js';

/*
 * Patterns for the canonical JSON (RFC 8785) of what a schema allows: its UTF-8 bytes, each read as one character, in
 * which nothing is escaped. A pattern may fit less than its schema allows, never more: what it does not fit is looked
 * at the long way. So everything that is not understood here to the last word has no pattern.
 */

/** As much of JSON Schema as the ledger's types use. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The source of a regular expression. */
export type Pattern = string;

const has = (schema: Schema, ...known: readonly (keyof Schema)[]): boolean =>
  Object.keys(schema).every(name => name === 'description' || (known as readonly string[]).includes(name));

/** Undefined when the schema is not one of those that can be told by a pattern. */
export const patternOf = (schema: Schema): Pattern | undefined => {
  if (schema.enum && has(schema, 'enum')) return enumPattern(schema.enum);
  switch (schema.type) {
    case 'string':
      return has(schema, 'type', 'pattern', 'minLength', 'maxLength') ? stringPattern(schema) : undefined;
    case 'integer':
      return has(schema, 'type', 'minimum', 'maximum') ? integerPattern(schema) : undefined;
    case 'boolean':
      return has(schema, 'type') ? '(?:true|false)' : undefined;
    case 'array':
      return has(schema, 'type', 'items') ? listPattern(schema.items) : undefined;
    case 'object':
      return objectPattern(schema);
    default:
      return undefined;
  }
};

const enumPattern = (values: readonly unknown[]): Pattern | undefined =>
  values.every(value => typeof value === 'string' && /^[\w-]+$/u.test(value))
    ? `"(?:${values.join('|')})"`
    : undefined;

/** Whole numbers of up to 15 digits; with a maximum, those of fewer digits than it has. */
const integerPattern = ({ minimum, maximum = 1e15 }: Schema): Pattern | undefined => {
  const more = `[1-9]\\d{0,${`${maximum}`.length - 2}}`;
  if (!(Number.isSafeInteger(maximum) && maximum >= 10 && maximum <= 1e15)) return undefined;
  return minimum === 1
    ? more
    : minimum === 0
      ? `(?:0|${more})`
      : minimum === -1
        ? `(?:-1|0|${more})`
        : undefined;
};

const listPattern = (items: Schema | undefined): Pattern | undefined => {
  const item = items && patternOf(items);
  return item === undefined ? undefined : `\\[(?:${item}(?:,${item})*)?\\]`;
};

const objectPattern = (schema: Schema): Pattern | undefined => {
  const members = memberPatterns(schema, patternOf);
  return members && `\\{${members.map(({ pattern }) => pattern).join('')}\\}`;
};

/** A member with its comma; an optional one may be absent. */
export interface MemberPattern {
  readonly name: string;
  readonly pattern: Pattern;
}

/**
 * The members of an object in canonical order. Around the first that is required commas are certain: those before it
 * are followed by one, those behind it follow one. An optional member without a pattern must be absent, and so must any
 * that has no name here.
 */
export const memberPatterns = (
  schema: Schema,
  valuePattern: (schema: Schema, name: string) => Pattern | undefined,
): readonly MemberPattern[] | undefined => {
  const { properties = {}, required = [] } = schema;
  if (!has(schema, 'type', 'properties', 'required', 'additionalProperties')) return undefined;
  const names = Object.keys(properties).sort();
  const anchor = names.findIndex(name => required.includes(name));
  if (anchor < 0 && names.length > 0) return undefined;
  const members: MemberPattern[] = [];
  for (const [n, name] of names.entries()) {
    const value = /^\w+$/u.test(name) ? valuePattern(properties[name]!, name) : undefined;
    if (value === undefined && required.includes(name)) return undefined;
    if (value === undefined) continue;
    const member = withComma(`"${name}":${value}`, n - anchor);
    members.push({ name, pattern: required.includes(name) ? member : `(?:${member})?` });
  }
  return members;
};

/** @param place from the first that is required */
const withComma = (member: Pattern, place: number): Pattern =>
  place > 0 ? `,${member}` : place < 0 ? `${member},` : member;
