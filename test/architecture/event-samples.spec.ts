import { existsSync, globSync, readFileSync } from 'node:fs';
import { Compile } from 'typebox/compile';
import { isBalanced, type Postings } from '#kernel';
import { fileNameOf, versionsOf } from '#event-sourcing';
import { type CatalogueEntry, eventCatalogue } from '#tools/events/event-catalogue';
import { ledgerCodec, ledgerEvents } from '../../apps/projector/src/ledger-events.js';

/** A sample is what was written once: it is never changed, and every later version of the software reads it. */
const catalogue = await eventCatalogue();

const sampleOf = ({ library, type }: CatalogueEntry, v: number) =>
  `libs/${library}/src/events/samples/${fileNameOf(type.type, v)}.json`;

const expected = catalogue.flatMap(entry =>
  versionsOf(entry.type).map(({ v, schema }) => ({ entry, v, schema, path: sampleOf(entry, v) })),
);

test('the log can hold every type that a library declares, and no other', () =>
  expect(ledgerEvents.map<string>(({ type }) => type).sort()).toEqual(
    catalogue.map(({ type }) => String(type.type)).sort(),
  ));

test('every version of every type has a sample, and every sample a version', () =>
  expect(globSync('libs/*/src/events/samples/*.json').sort()).toEqual(
    expected.map(({ path }) => path).sort(),
  ));

describe.each(expected.filter(({ path }) => existsSync(path)))('$path', ({ entry, v, schema, path }) => {
  const sample = JSON.parse(readFileSync(path, 'utf8')) as unknown;
  const envelope = { type: entry.type.type, v, data: sample };
  const stored = { index: 0, prev: -1, body: JSON.stringify(envelope) } as never;

  test('fits its schema', () => expect(Compile(schema).Errors(sample)).toEqual([]));

  test('is brought to the newest version', () => {
    const { data } = ledgerCodec.decode(stored);
    expect(Compile(entry.type.schema).Errors(data)).toEqual([]);
    if (v === entry.type.version) expect(data).toEqual(sample);
  });

  test('is a balanced entry', () =>
    expect(isBalanced((sample as { postings?: Postings }).postings ?? [])).toBe(true));
});
