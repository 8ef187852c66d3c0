import { envelopeSchema } from '#event-sourcing';
import { memberPatterns, type Pattern, patternOf, type Schema } from './schema-pattern.js';

/** Members whose values are read, in the order in which they stand: first those before `data`, then those after. */
const readBefore = ['commandId', 'contentHash'];
const readAfter = [
  'effectiveDate',
  'gates',
  'id',
  'issuedBy',
  'recordedAt',
  'revision',
  'salt',
  'stream',
  'type',
  'v',
];
const read = new Set([...readBefore, ...readAfter]);

/** Remembers the value; of a text what stands between its quotes. */
export const remembered = (value: Pattern): Pattern => {
  const [, inner] = /^"(.*)"$/u.exec(value) ?? [];
  return inner === undefined ? `(${value})` : `"(${inner})"`;
};

const valuePattern = (schema: Schema, name: string): Pattern | undefined => {
  if (name === 'data') return '';
  const value = patternOf(schema);
  return value === undefined || !read.has(name) ? value : remembered(value);
};

const members = memberPatterns(envelopeSchema as Schema, valuePattern)!;
const dataAt = members.findIndex(({ name }) => name === 'data');
const joined = (from: number, to?: number): string =>
  members
    .slice(from, to)
    .map(({ pattern }) => pattern)
    .join('');

/** An envelope up to its data. Nothing in it is sealed. */
export const beforeData = new RegExp(`\\{${joined(0, dataAt + 1)}`, 'y');
/** An envelope from behind its data to its end. */
export const afterData = new RegExp(`${joined(dataAt + 1)}\\}$`, 'y');
