import { readFileSync } from 'node:fs';
import { registerPlatformTexts } from '#platform';
import { fileNameOf } from '#event-sourcing';
import { eventCatalogue } from '#tools/events/event-catalogue';
import { filled } from '../../apps/auditor/src/story/filled.js';
import { ledgerSentences } from '../../apps/auditor/src/story/ledger-sentences.js';
import { hasWord } from '../../apps/auditor/src/story/words.js';

/** A story is told of every event there is: none is passed over, and none is told of members that it may lack. */
const catalogue = await eventCatalogue();
registerPlatformTexts();

type Schema = Readonly<Record<string, any>>;
const languages = ['vi', 'en'] as const;

const sampleOf = ({ library, type }: (typeof catalogue)[number]): object =>
  JSON.parse(
    readFileSync(`libs/${library}/src/events/samples/${fileNameOf(type.type, type.version)}.json`, 'utf8'),
  );

/** What a path leads to in a schema, and whether it is always there. */
const memberIn = (schema: Schema, [name, ...rest]: readonly string[]): { of?: Schema; always: boolean } => {
  if (name === undefined) return { of: schema, always: true };
  if (name === '*') return memberIn(schema['items'] ?? {}, rest);
  const member = schema['properties']?.[name];
  if (!member) return { always: false };
  const { of, always } = memberIn(member, rest);
  return { ...(of && { of }), always: always && (schema['required'] ?? []).includes(name) };
};

const namedIn = (template: string) =>
  [...template.matchAll(/\{([\w.*]+)(?::(\w+))?\}/gu)].map(([, path, as]) => ({
    path: path!,
    steps: path!.split('.'),
    as,
  }));

test('every type of event has a sentence, and no other', () =>
  expect(Object.keys(ledgerSentences).sort()).toEqual(catalogue.map(({ type }) => String(type.type)).sort()));

describe.each(catalogue.map(entry => ({ ...entry, name: String(entry.type.type) })))('$name', entry => {
  const { vi, en } = ledgerSentences[entry.name as keyof typeof ledgerSentences];
  const schema = entry.type.schema as Schema;

  test.each(languages)('its sample is told (%s)', language => {
    const text = filled({ vi, en }[language], sampleOf(entry), language);
    expect(text).not.toMatch(/[{}[\]]|undefined|\[object/u);
    expect({ vi, en }[language]).not.toMatch(/[.]$/u);
  });

  test('both languages name the same members', () =>
    expect(
      namedIn(vi)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(
      namedIn(en)
        .map(({ path }) => path)
        .sort(),
    ));

  test('outside brackets it names what every such event has', () => {
    const missing = namedIn(vi.replace(/\[[^\]]*\]/gu, '')).filter(
      ({ steps }) => !memberIn(schema, steps).always,
    );
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  test('codes that are told as words have words', () => {
    const codes = namedIn(vi)
      .filter(({ as }) => as === 'word')
      .flatMap(({ steps }) => (memberIn(schema, steps).of?.['enum'] as readonly string[] | undefined) ?? []);
    expect(codes.filter(code => !hasWord(code))).toEqual([]);
  });
});

test('a member that is not there is a bug; in brackets it is passed over', () => {
  expect(() => filled('{amount:vnd} for {who}', { amount: '5' }, 'en')).toThrow('who');
  expect(() => filled('{amount:pounds}', { amount: '5' }, 'en')).toThrow('pounds');
  expect(filled('{amount:vnd}[ for {who}][, {n}]', { amount: '1500000', n: 0 }, 'vi')).toBe('1.500.000 đồng');
});
