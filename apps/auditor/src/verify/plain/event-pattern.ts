import { envelopeSchema, type EventType } from '#event-sourcing';
import {
  type MemberPattern,
  memberPatterns,
  type Pattern,
  patternOf,
  type Schema,
} from './schema-pattern.js';

/** What is remembered of an event that fits, in the order in which it begins; of texts without their quotes. */
export type Remembered = readonly [
  whole: string,
  /** Everything before the comma that the member `salt` follows. */
  beforeSalt: string,
  beforeContentHash: string,
  commandId: string,
  contentHash: string,
  /** Its journal entry. */
  postings: string | undefined,
  effectiveDate: string,
  gates: string,
  id: string,
  issuedBy: string | undefined,
  recordedAt: string,
  revision: string,
  salt: string,
  stream: string,
];

const asked: ReadonlySet<string> = new Set([
  'commandId',
  'contentHash',
  'effectiveDate',
  'gates',
  'id',
  'issuedBy',
  'recordedAt',
  'revision',
  'salt',
  'stream',
]);

const remembered = (value: Pattern): Pattern => {
  const [, inner] = /^"(.*)"$/u.exec(value) ?? [];
  return inner === undefined ? `(${value})` : `"(${inner})"`;
};

const valuePattern =
  (names: ReadonlySet<string>) =>
  (schema: Schema, name: string): Pattern | undefined => {
    const value = patternOf(schema);
    return value !== undefined && names.has(name) ? remembered(value) : value;
  };

const ofEntry = valuePattern(new Set(['postings']));
const ofEnvelope = valuePattern(asked);

const joined = (members: readonly MemberPattern[]): Pattern => members.map(({ pattern }) => pattern).join('');

/** Data of a schema; where it knows no journal entry, nothing is remembered in its place. */
const dataPattern = (schema: Schema): Pattern | undefined => {
  const members = memberPatterns(schema, ofEntry);
  const noEntry = members?.some(({ name }) => name === 'postings') ? '' : '(?:(?!)())?';
  return members && `\\{${joined(members)}\\}${noEntry}`;
};

/** An envelope of one version of a type, nothing in it sealed. */
const eventPattern = (type: string, version: number, schema: Schema): RegExp | undefined => {
  const data = dataPattern(schema);
  if (data === undefined || !/^\w+$/u.test(type)) return undefined;
  const own: Readonly<Record<string, Pattern>> = { data, type: `"${type}"`, v: `${version}` };
  const members = memberPatterns(envelopeSchema as Schema, (of, name) => own[name] ?? ofEnvelope(of, name))!;
  const [hashAt, saltAt] = ['contentHash', 'salt'].map(name => members.findIndex(one => one.name === name));
  const first = members.slice(0, hashAt);
  const second = members.slice(hashAt, saltAt);
  const beforeSalt = `(\\{${joined(first)})${joined(second)}`;
  return new RegExp(`^(${beforeSalt})${joined(members.slice(saltAt))}\\}$`);
};

/** Every version of a type that can be told by a pattern, newest first. */
export const eventPatternsOf = ({ type, schema, earlier }: EventType<any, any>): readonly RegExp[] =>
  [...earlier.map(version => version.schema), schema]
    .map((of, n) => eventPattern(type, n + 1, of as Schema))
    .filter(found => found !== undefined)
    .reverse();
