import type { EventType } from '#event-sourcing';
import { remembered } from './envelope-pattern.js';
import { memberPatterns, patternOf, type Schema } from './schema-pattern.js';

/** The data of one version of a type. */
export interface DataPattern {
  readonly version: number;
  /** What it remembers is the journal entry, where there is one. */
  readonly pattern: RegExp;
}

const valuePattern = (schema: Schema, name: string): string | undefined => {
  const value = patternOf(schema);
  return value === undefined || name !== 'postings' ? value : remembered(value);
};

const dataPattern = (schema: Schema): RegExp | undefined => {
  const members = memberPatterns(schema, valuePattern);
  return members && new RegExp(`\\{${members.map(({ pattern }) => pattern).join('')}\\}`, 'y');
};

/** Every version of a type that can be told by a pattern, newest first. */
export const dataPatternsOf = ({
  version: newest,
  schema,
  earlier,
}: EventType<any, any>): readonly DataPattern[] =>
  [...earlier.map(version => version.schema), schema]
    .map((of, n) => ({ version: n + 1, pattern: dataPattern(of as Schema) }))
    .filter((found): found is DataPattern => found.pattern !== undefined && found.version <= newest)
    .reverse();
