import { envelopeSchema, type EventType } from '#event-sourcing';
import {
  type MemberPattern,
  memberPatterns,
  type Pattern,
  patternOf,
  type Schema,
} from './schema-pattern.js';

/** What is remembered of an event that fits: values that others ask for, of texts without their quotes. */
export interface Remembered {
  /** Everything before the comma that the member `contentHash` follows. */
  readonly beforeContentHash: string;
  readonly beforeSalt: string;
  readonly commandId: string;
  readonly contentHash: string;
  readonly effectiveDate: string;
  readonly gates: string;
  readonly id: string;
  readonly issuedBy?: string;
  /** Its journal entry. */
  readonly postings?: string;
  readonly recordedAt: string;
  readonly revision: string;
  readonly salt: string;
  readonly stream: string;
}

const asked: ReadonlySet<string> = new Set<keyof Remembered>([
  ...(['commandId', 'contentHash', 'effectiveDate', 'gates', 'id', 'issuedBy'] as const),
  ...(['recordedAt', 'revision', 'salt', 'stream'] as const),
]);

const remembered = (name: string, value: Pattern): Pattern => {
  const [, inner] = /^"(.*)"$/u.exec(value) ?? [];
  return inner === undefined ? `(?<${name}>${value})` : `"(?<${name}>${inner})"`;
};

const valuePattern =
  (names: ReadonlySet<string>) =>
  (schema: Schema, name: string): Pattern | undefined => {
    const value = patternOf(schema);
    return value !== undefined && names.has(name) ? remembered(name, value) : value;
  };

const ofData = valuePattern(new Set(['postings']));
const ofEnvelope = valuePattern(asked);

const joined = (members: readonly MemberPattern[]): Pattern => members.map(({ pattern }) => pattern).join('');

/** An envelope of one version of a type, nothing in it sealed. */
const eventPattern = (type: string, version: number, schema: Schema): RegExp | undefined => {
  const data = memberPatterns(schema, ofData);
  if (!data || !/^\w+$/u.test(type)) return undefined;
  const own: Readonly<Record<string, Pattern>> = {
    data: `\\{${joined(data)}\\}`,
    ...{ type: `"${type}"`, v: `${version}` },
  };
  const members = memberPatterns(envelopeSchema as Schema, (of, name) => own[name] ?? ofEnvelope(of, name))!;
  const [hashAt, saltAt] = ['contentHash', 'salt'].map(name => members.findIndex(one => one.name === name));
  const [first, second] = [members.slice(0, hashAt), members.slice(hashAt, saltAt)];
  const beforeSalt = `(?<beforeContentHash>\\{${joined(first)})${joined(second)}`;
  return new RegExp(`^(?<beforeSalt>${beforeSalt})${joined(members.slice(saltAt))}\\}$`);
};

/** Every version of a type that can be told by a pattern, newest first. */
export const eventPatternsOf = ({ type, schema, earlier }: EventType<any, any>): readonly RegExp[] =>
  [...earlier.map(version => version.schema), schema]
    .map((of, n) => eventPattern(type, n + 1, of as Schema))
    .filter(found => found !== undefined)
    .reverse();
