import { expect, test } from '@jest/globals';
import { patternOf, type Schema } from './schema-pattern.js';

const fits = (schema: Schema, text: string): boolean => new RegExp(`^${patternOf(schema)}$`, 'u').test(text);

const members = { a: { type: 'integer', minimum: 0 }, b: { type: 'boolean' }, c: { enum: ['x', 'y-z'] } };
const some: Schema = { type: 'object', properties: members, required: ['b'] };

test.each(['{"b":true}', '{"a":1,"b":true}', '{"a":0,"b":false,"c":"x"}', '{"b":true,"c":"y-z"}'])(
  'fits %s',
  text => expect(fits(some, text)).toBe(true),
);

test.each([
  '{}',
  '{"a":1}',
  '{"b":true,"a":1}',
  '{"a":1,"b":true,}',
  '{"a":1"b":true}',
  '{,"b":true}',
  '{"b":true,"d":1}',
  '{"b":true,"b":true}',
  '{"a":01,"b":true}',
  '{"a":-1,"b":true}',
  '{"a":1.0,"b":true}',
  '{"b":true,"c":"z"}',
])('does not fit %s', text => expect(fits(some, text)).toBe(false));

test('numbers are those that a number can carry, and that are surely below the maximum', () => {
  const upTo: Schema = { type: 'integer', minimum: 1, maximum: 100 };
  expect(['1', '9', '99'].every(text => fits(upTo, text))).toBe(true);
  expect(['0', '-1', '101', '999'].some(text => fits(upTo, text))).toBe(false);
  const any: Schema = { type: 'integer', minimum: -1 };
  expect(['-1', '0', '999999999999999'].every(text => fits(any, text))).toBe(true);
  expect(['-2', '-0', '9007199254740993'].some(text => fits(any, text))).toBe(false);
});

test('texts end at their quote and hold nothing that must be escaped', () => {
  const text: Schema = { type: 'string', minLength: 1, maxLength: 3 };
  expect(['"a"', '"abc"'].every(value => fits(text, value))).toBe(true);
  expect(['""', '"abcd"', '"a"b"', '"\\n"', '"\n"', '"\u0000"'].some(value => fits(text, value))).toBe(false);
  const pattern: Schema = { type: 'string', pattern: '^[a-z](-?[0-9]){0,2}|x.y$' };
  expect(['"a-1"', '"a"', '"x!y"'].every(value => fits(pattern, value))).toBe(true);
  expect(['"A"', '"a--"', '"x"y"', '"xx!y"'].some(value => fits(pattern, value))).toBe(false);
});

test.each<Schema>([
  {},
  { type: 'number' },
  { type: 'null' },
  { enum: ['a"b'] },
  { enum: [1] },
  { enum: [] as never, type: 'string' },
  { type: 'string', pattern: '[a-z]+' },
  { type: 'string', pattern: '^[^a]+$' },
  { type: 'string', pattern: '^\\S$' },
  { type: 'string', pattern: '^"$' },
  { type: 'string', pattern: '^a(?=b)$' },
  { type: 'string', pattern: '^(a)\\1$' },
  { type: 'string', pattern: '^ư$' },
  { type: 'string', pattern: '^a$', maxLength: 3 },
  { type: 'integer' },
  { type: 'integer', minimum: 5 },
  { type: 'integer', minimum: 0, maximum: 5 },
  { type: 'array' },
  { type: 'array', items: {} },
  { type: 'object', properties: { a: { type: 'boolean' } } },
  { type: 'object', properties: { 'a"': { type: 'boolean' } }, required: ['a"'] },
  { type: 'object', patternProperties: { '^.*$': { type: 'string' } } } as Schema,
  { type: 'string', format: 'date' } as Schema,
])('%j is not told by a pattern', schema => expect(patternOf(schema)).toBeUndefined());
