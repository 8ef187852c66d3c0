import { globSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createCodec, type Envelope } from '#event-sourcing';
import { aDocument, aPerson } from '#event-sourcing/testing';
import { eventCatalogue } from '#tools/events/event-catalogue';
import { eventDocs } from '#tools/events/event-docs';

const catalogue = await eventCatalogue();
const docs = eventDocs(catalogue);

test('docs/events is what the code says: npx node dist/tools/event-docs.js writes it anew', () => {
  const written = globSync('docs/events/**/*.{md,json}').map(path => path.replace('docs/events/', ''));
  expect(written.sort()).toEqual(docs.map(({ path }) => path).sort());
  for (const { path, text } of docs)
    expect(`${path}\n${readFileSync(`docs/events/${path}`, 'utf8')}`).toBe(`${path}\n${text}`);
});

const schemas = docs.filter(({ path }) => path.endsWith('.json'));
const compile = (text: string) => new Ajv2020({ strict: false }).compile(JSON.parse(text) as object);

test.each(schemas)('$path is a JSON Schema that others can use', ({ text }) => {
  const validate = compile(text);
  expect(validate('no object')).toBe(false);
});

test('the envelope is the one that is written', () => {
  const { type } = catalogue.find(entry => entry.type.type === 'UnitDissolved')!;
  const { envelope } = createCodec([type]).encode(anEnvelope);
  const validate = compile(docs.find(({ path }) => path === 'envelope.v1.json')!.text);
  validate(envelope);
  expect(validate.errors).toBeNull();
  validate({ ...envelope, index: 7 });
  expect(validate.errors).toHaveLength(1);
});

const anEnvelope: Required<Omit<Envelope, 'contentHash'>> = {
  id: '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e01',
  stream: 'unit-hai-duong',
  revision: 4,
  type: 'UnitDissolved',
  v: 1,
  effectiveDate: '2020-06-30',
  recordedAt: '2020-06-30T02:03:04.005Z',
  actor: aPerson(),
  originator: aPerson('p-2', { onBehalfOf: 'p-3', delegationId: 'd-1' }),
  clientId: 'personnel',
  issuedBy: 'process/dissolution',
  document: aDocument(),
  commandId: 'c0'.repeat(32),
  fingerprint: 'f0'.repeat(32),
  correlationId: 'c0'.repeat(32),
  causationId: '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e02',
  gates: [{ stream: 'unit-bo-cong-an', revision: -1 }],
  corrects: '0190a5c4-1b2e-8c3d-8e4f-5a6b7c8d9e03',
  postedPeriod: '2020-06',
  programmeId: 'de-an-365',
  missionId: 'chong-dich',
  externalRef: 'HRM/2020/17',
  reason: 'Kết thúc nhiệm vụ',
  data: {},
  sealed: {},
  salt: '5a'.repeat(32),
};
