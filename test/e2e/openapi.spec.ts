import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { anyCommandRefusals } from '#event-sourcing';
import { ledgerInFolder, type LedgerInFolder } from '#test/support/ledger-process';

let home: LedgerInFolder;
let document: any;
beforeAll(async () => {
  home = await ledgerInFolder();
  document = (await (await home.now.as(undefined)).get('/openapi.json')).body;
}, 60_000);
afterAll(() => home.remove());

const operations = (): { readonly name: string; readonly operation: any }[] =>
  Object.entries<any>(document.paths).flatMap(([path, item]) =>
    Object.entries<any>(item).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  );

test('is valid OpenAPI 3.1', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schema = JSON.parse(readFileSync('test/support/openapi-3.1.schema.json', 'utf8')) as object;
  const valid = ajv.compile(schema);
  expect(valid(document) ? [] : valid.errors).toEqual([]);
  expect(document.openapi).toMatch(/^3\.1\./u);
});

test('every reference leads to a schema', () => {
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/gu)].map(
    ([, name]) => name!,
  );
  expect(named.filter(name => !document.components.schemas[name])).toEqual([]);
});

test('every parameter of a path is told, and every operation whether it needs a token', () => {
  for (const { name, operation } of operations()) {
    const inPath = (operation.parameters ?? [])
      .filter((one: any) => one.in === 'path')
      .map((one: any) => one.name);
    const named = [...name.matchAll(/\{([^}]+)\}/gu)].map(([, parameter]) => parameter);
    expect([name, new Set(inPath)]).toEqual([name, new Set(named)]);
    const isOpen = /^get \/(health|metrics|log)/u.test(name);
    expect([name, operation.security]).toEqual([name, isOpen ? [] : [{ bearer: [] }]]);
  }
});

/** Places in a schema where an answer brings an object of which nothing is told, not even that it is open. */
const untoldIn = (schema: any, at: string): readonly string[] => {
  const { type, properties, additionalProperties, items } = schema;
  const members = Object.entries(properties ?? {}).flatMap(([name, of]) => untoldIn(of, `${at}.${name}`));
  const isUntold = type === 'object' && !properties && additionalProperties === undefined;
  return [...(isUntold ? [at] : []), ...members, ...(items ? untoldIn(items, `${at}[]`) : [])];
};

test('every object of an answer is described', () => {
  const answers = operations().flatMap(({ name, operation: { responses } }) =>
    Object.values<any>(responses).flatMap(({ content }) =>
      Object.values<any>(content ?? {}).flatMap(({ schema }) => untoldIn(schema ?? {}, name)),
    ),
  );
  const components = Object.entries(document.components.schemas).flatMap(([name, of]) => untoldIn(of, name));
  expect([...answers, ...components]).toEqual([]);
});

test('every operation tells its duties, and every command its refusals', () => {
  expect(operations().length).toBeGreaterThan(30);
  const open = /^get \/(health|metrics|docs|openapi|log)/u;
  for (const { name, operation } of operations().filter(one => !open.test(one.name))) {
    expect([name, operation['x-duties']?.length > 0]).toEqual([name, true]);
    // What an operator asks of the service itself is no command: nothing of it is decided by rules.
    if (!name.startsWith('post') || name.startsWith('post /v1/operations/')) continue;
    const refusals = operation['x-refusals'] ?? [];
    expect([name, refusals.length > 0, new Set(refusals).size]).toEqual([name, true, refusals.length]);
    expect([name, operation['x-refusals-of-any-command']]).toEqual([name, [...anyCommandRefusals]]);
  }
});

/** Routes of `docs/guides/questions.md` that answer a question, without what is asked of them. */
const answering = (): readonly string[] => {
  const rows = readFileSync('docs/guides/questions.md', 'utf8')
    .split('\n')
    .filter(row => /^\| \d+ /u.test(row));
  const cells = rows.map(row => row.split('|')[3]!.trim()).filter(cell => !cell.startsWith('not yet'));
  const first = cells.flatMap(cell => /^`([^`?]+)[^`]*`/u.exec(cell)?.[1] ?? []);
  return [...first.map(path => path.replace('{id}', '{assetId}')), '/v1/who-could-have-approved'];
};

test('each question of an inspection has an answer as an example, and so have its clocks', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'all', components: document.components });
  expect(answering()).toHaveLength(10);
  for (const path of answering()) {
    const { parameters, responses } = document.paths[path].get;
    const { schema, example } = responses['200'].content['application/json'];
    const here = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"all#/'));
    const valid = ajv.compile(here);
    expect([path, valid(example) ? [] : valid.errors]).toEqual([path, []]);
    const row = schema.properties.item ?? schema.properties.items.items;
    expect([path, unknownIn(example.item ?? example.items[0], row.$ref)]).toEqual([path, []]);
    const clocks = parameters.filter(({ name }: any) => ['known', 'effective'].includes(name));
    expect([path, clocks.map(({ schema: of }: any) => typeof of.example)]).toEqual([
      path,
      ['string', 'string'],
    ]);
  }
});

/** What an example shows and no schema describes. */
const unknownIn = (row: object, ref: string): readonly string[] => {
  const described = JSON.stringify(document.components.schemas[ref.split('/').at(-1)!]);
  return Object.keys(row).filter(name => !described.includes(`"${name}":`));
};

test('a command that begins a process tells what it may end with', () => {
  const ends = Object.fromEntries(
    operations().map(({ operation }) => [operation.operationId, operation['x-refusals-of-its-process']]),
  );
  expect(ends['SignContract']).toContain('budget-line.over-committed');
  expect(ends['DecideTransfer']).toEqual(['transfer.not-free']);
  expect(ends['AwardPurchase']).toBeUndefined();
});

test('operations have names of their own', () => {
  const ids = operations().map(({ operation }) => operation.operationId as string);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('an id that a client may bring for a new thing is a UUIDv7', () => {
  const mayBring = operations()
    .filter(({ name, operation }) => name.startsWith('post') && operation.requestBody)
    .flatMap(({ name, operation }) => {
      const ref: string = operation.requestBody.content['application/json'].schema.$ref;
      const { properties, required = [] } = document.components.schemas[ref.split('/').at(-1)!];
      return Object.entries<any>(properties)
        .filter(
          ([field, { pattern }]) =>
            /^\^\[0-9a-f\]\{8\}-/u.test(pattern ?? '') &&
            !required.includes(field) &&
            // It names an event that is there.
            field !== 'corrects',
        )
        .map(([field, { pattern }]) => [name, field, pattern]);
    });
  expect(mayBring.length).toBeGreaterThan(12);
  for (const [name, field, pattern] of mayBring)
    expect([name, field, pattern]).toEqual([name, field, expect.stringContaining('-7[0-9a-f]{3}-')]);
});
