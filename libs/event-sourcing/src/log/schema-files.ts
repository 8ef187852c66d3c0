import type { TSchema } from 'typebox';
import { envelopeSchema } from './envelope-schema.js';
import type { EventType } from './event-type.js';

type AnyEventType = EventType<any, any>;

/** A JSON Schema (draft 2020-12) as a file: the same bytes wherever it is written. */
export interface SchemaFile {
  readonly name: string;
  readonly text: string;
}

const documented = (title: string, description: string, schema: TSchema, more: object = {}): string => {
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return `${JSON.stringify({ $schema, title, description, ...schema, ...more }, null, 2)}\n`;
};

/** `FundsCommitted` in version 1 → `funds-committed.v1` */
export const fileNameOf = (type: string, v: number): string =>
  `${type.replaceAll(/(?<!^)[A-Z]/gu, '-$&').toLowerCase()}.v${v}`;

const sealedOf = ({ sealed }: AnyEventType): object =>
  Object.keys(sealed).length > 0 ? { 'x-sealed': sealed } : {};

export interface EventVersion {
  readonly v: number;
  readonly schema: TSchema;
}

/** Every version a type ever had, oldest first; the last is the one written now. */
export const versionsOf = ({ earlier, schema }: AnyEventType): readonly EventVersion[] =>
  [...earlier.map(version => version.schema), schema].map((shape, n) => ({ v: n + 1, schema: shape }));

/** One file for each version of a type's data. */
export const schemaFilesOf = (type: AnyEventType): readonly SchemaFile[] =>
  versionsOf(type).map(({ v, schema }) => ({
    name: `${fileNameOf(type.type, v)}.json`,
    text: documented(
      `${type.type}, version ${v}`,
      type.summary,
      schema,
      v === type.version ? sealedOf(type) : {},
    ),
  }));

export const envelopeSchemaFile: SchemaFile = {
  name: 'envelope.v1.json',
  text: documented('Envelope, version 1', 'What every event carries besides its data.', envelopeSchema),
};
