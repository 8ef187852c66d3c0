import { envelopeSchemaFile, schemaFilesOf } from '#event-sourcing';
import type { CatalogueEntry } from './event-catalogue.js';

/** A file to be written under docs/events. */
export interface DocFile {
  readonly path: string;
  readonly text: string;
}

const versionFiles = ({ library, type }: CatalogueEntry): readonly DocFile[] =>
  schemaFilesOf(type).map(({ name, text }) => ({ path: `${library}/${name}`, text }));

const sealedIn = ({ sealed }: CatalogueEntry['type']): readonly string[] => Object.keys(sealed);

const posts = ({ type }: CatalogueEntry): boolean =>
  'postings' in ((type.schema as { properties?: object }).properties ?? {});

const row = (entry: CatalogueEntry): string => {
  const { library, type, category } = entry;
  const versions = schemaFilesOf(type).map(({ name }, n) => `[${n + 1}](${library}/${name})`);
  const cells = [type.type, versions.join(', '), category, type.summary, posts(entry) ? 'yes' : 'no'];
  return `| ${[...cells, sealedIn(type).join(', ')].join(' | ')} |`;
};

const section = (library: string, entries: readonly CatalogueEntry[]): string =>
  [
    `## ${library}`,
    '',
    '| type | versions | stream category | summary | postings | sealed |',
    '| --- | --- | --- | --- | --- | --- |',
    ...entries.map(row),
  ].join('\n');

const index = (catalogue: readonly CatalogueEntry[]): string => {
  const sections = [...Map.groupBy(catalogue, ({ library }) => library)].map(([library, entries]) =>
    section(library, entries),
  );
  return `${[preface, ...sections].join('\n\n')}\n`;
};

const preface = [
  '# Events',
  '',
  'Every type of event that the log can hold. Each file is a JSON Schema (draft 2020-12) of an event’s `data`; what',
  'stands around it is the same for all: [the envelope](envelope.v1.json). An event with postings moves money or',
  'things: its postings sum to zero for each commodity. Sealed fields are texts that can be redacted: they stand',
  'under the envelope’s `sealed`, never in the data, and `x-sealed` in a schema says who may open them.',
  '',
  'A sample of each version stands beside the code, in `libs/<library>/src/events/samples`. They show Hải Dương',
  'in 2020; every amount, voucher, tax code and id in them is invented.',
  '',
  'This folder is generated: `npm run build && npx node dist/tools/event-docs.js`. A test fails when it is stale.',
].join('\n');

/** Everything that stands under docs/events. */
export const eventDocs = (catalogue: readonly CatalogueEntry[]): readonly DocFile[] => [
  { path: 'README.md', text: index(catalogue) },
  { path: envelopeSchemaFile.name, text: envelopeSchemaFile.text },
  ...catalogue.flatMap(versionFiles),
];
