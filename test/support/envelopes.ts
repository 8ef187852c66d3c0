import fc from 'fast-check';
import type { Envelope } from '#event-sourcing';

/** An envelope with nothing optional in it. */
export const anEnvelope = (over: Partial<Envelope> = {}): Envelope => ({
  id: '0b6e5c1e-0f0a-8f00-8000-000000000001',
  stream: 'purse-p',
  revision: 0,
  type: 'MoneyGiven',
  v: 1,
  effectiveDate: '2020-01-02',
  recordedAt: '2020-01-02T03:04:05.678Z',
  actor: { personId: 'p-1', unitId: 'hai-duong', duty: 'keeper' },
  clientId: 'tests',
  document: { issuer: 'CAT', kind: 'decision', number: '1', date: '2020-01-02', sha256: 'ab'.repeat(32) },
  commandId: 'c0'.repeat(32),
  fingerprint: 'f0'.repeat(32),
  correlationId: 'request-1',
  causationId: 'c0'.repeat(32),
  gates: [],
  postedPeriod: '2020-01',
  data: { amount: 1 },
  salt: '5a'.repeat(32),
  contentHash: '00'.repeat(32),
  ...over,
});

const text = fc.string({ unit: 'binary', maxLength: 12 });
const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('hex'));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const person = fc.record({ personId: text, unitId: text, duty: text, onBehalfOf: maybe(text) });
const data = fc.dictionary(
  text,
  fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text), fc.constant(undefined)),
);

const sealedMember = fc.record({
  key: text,
  nonce: text,
  ciphertext: text,
  tag: text,
  hash: hex,
  mac: hex,
});

/** Envelopes of every shape: each optional member there or not, texts of any characters. */
export const envelopes: fc.Arbitrary<Omit<Envelope, 'contentHash'>> = fc
  .record({
    id: text,
    stream: text,
    revision: fc.nat(),
    type: text,
    v: fc.integer({ min: 1, max: 9 }),
    data,
    actor: person,
    originator: maybe(person),
    clientId: text,
    issuedBy: maybe(text),
    commandId: hex,
    fingerprint: hex,
    correlationId: text,
    causationId: text,
    salt: hex,
    gates: fc.array(fc.record({ stream: text, revision: fc.nat() }), { maxLength: 3 }),
    corrects: maybe(text),
    programmeId: maybe(text),
    missionId: maybe(text),
    externalRef: maybe(text),
    reason: maybe(text),
    sealed: maybe(fc.dictionary(text, sealedMember)),
  })
  .map(drawn => {
    const { contentHash: _, ...rest } = anEnvelope();
    return { ...rest, ...drawn };
  });
