import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import {
  type Envelope,
  eventIdOf,
  sealed,
  contentHashOfBytes,
  fileNameOf,
  type EventType,
} from '#event-sourcing';
import { redacted } from '#redactions/events';
import type { StoredRow } from '#stores/sqlite';
import { anEnvelope } from '#test/support/envelopes';
import { eventCatalogue } from '#tools/events/event-catalogue';
import { ledgerEvents } from '../../../../projector/src/ledger-events.js';
import { openEvent } from '../events/check-event.js';
import { everyEventCheck } from '../events/read-event.js';
import { type Finding, isNote } from '../findings/finding.js';
import { PlainEvents } from './plain-events.js';

const libraryOf = new Map((await eventCatalogue()).map(({ library, type }) => [String(type.type), library]));
const sampleOf = ({ type, version }: EventType<any, any>): unknown =>
  JSON.parse(
    readFileSync(`libs/${libraryOf.get(type)}/src/events/samples/${fileNameOf(type, version)}.json`, 'utf8'),
  );

const plain = new PlainEvents(ledgerEvents, [redacted]);
const checks = everyEventCheck(ledgerEvents);

const jsonOf = (body: string): Envelope | undefined => {
  try {
    return JSON.parse(body) as Envelope;
  } catch {
    return undefined;
  }
};

const salt = anEnvelope().salt;

/** The bytes with the content hash that they have, as somebody who changes them would write it. */
const resealed = (bytes: Buffer): Buffer => {
  const text = bytes.toString('latin1');
  const own = /"contentHash":"[0-9a-f]{64}"/u;
  const places = { contentHashAt: text.search(own), saltAt: text.lastIndexOf(`"salt":"${salt}",`) };
  if (places.contentHashAt < 0 || places.saltAt < 0) return bytes;
  const made = contentHashOfBytes(bytes, places, salt);
  return Buffer.from(text.replace(own, `"contentHash":"${made}"`), 'latin1');
};

/** A row as it stands when its columns say what its body says, or said before it could no longer be read. */
const rowOf = (body: string, bytes: Buffer | null = Buffer.from(body), said = body): StoredRow => {
  const { stream, revision, type, recordedAt, commandId: command } = jsonOf(body) ?? jsonOf(said)!;
  return {
    index: 7,
    prev: -1,
    streamId: 1,
    stream,
    revision,
    type,
    recordedAt,
    high: null,
    command,
    bytes,
  };
};

const bodyOf = (type: EventType<any, any>, over: Partial<Envelope> = {}): string => {
  const { contentHash: _, ...draft } = anEnvelope({
    type: type.type,
    v: type.version,
    data: sampleOf(type),
    ...over,
  });
  return sealed({ ...draft, id: eventIdOf(draft.commandId, 0, draft.salt) }).event.body;
};

const everything: Partial<Envelope> = {
  originator: { personId: 'p', unitId: 'u', duty: 'd', onBehalfOf: 'q', delegationId: 'x' },
  issuedBy: 'process/ý',
  corrects: '0b6e5c1e-0f0a-8f00-8000-000000000001',
  programmeId: 'a',
  missionId: 'b',
  externalRef: 'c',
  reason: 'vì thế',
  gates: [
    { stream: 'unit-a', revision: -1 },
    { stream: 'unit-b', revision: 10 },
  ],
};

/** What the checks find one by one. */
const findingsIn = (row: StoredRow, body: string): readonly Finding[] => {
  const found: Finding[] = [];
  const opened = openEvent({ ...row, body }, finding => found.push(finding));
  if (opened) for (const check of checks) check(opened, finding => found.push(finding));
  return found;
};

test('every type is plain, but those whose data no pattern can tell', () => {
  const others = ledgerEvents.filter(type => !plain.read(rowOf(bodyOf(type)))).map(({ type }) => type);
  const saysMore = /Refused$|^(ParameterSet|Redacted)$/u;
  expect(others.filter(type => !saysMore.test(type))).toEqual([]);
  expect(others.length).toBeLessThan(20);
});

test('what is read of it is what stands in it', () => {
  for (const type of ledgerEvents) {
    const body = bodyOf(type, everything);
    const event = plain.read(rowOf(body));
    if (!event) continue;
    const envelope = JSON.parse(body) as Envelope<string, { postings?: unknown }>;
    expect(envelope).toMatchObject(event.envelope);
    expect(event.postings).toEqual(envelope.data.postings);
  }
});

const moved = ledgerEvents.find(({ type }) => type === 'FundsCommitted')!;

test('a body that is no text is not plain, nor one whose bytes are not UTF-8', () => {
  const body = bodyOf(moved, { reason: 'lý' });
  expect(plain.read(rowOf(body))).toBeDefined();
  expect(plain.read(rowOf(body, null))).toBeUndefined();
  const broken = Buffer.from(body);
  broken[broken.indexOf('ý')] = 0xff;
  expect(plain.read(rowOf(body, resealed(broken)))).toBeUndefined();
});

test.each<[string, Partial<StoredRow>]>([
  ['stream', { stream: 'purse-q' }],
  ['revision', { revision: 1 }],
  ['type', { type: 'FundsSent' }],
  ['instant', { recordedAt: '2020-01-02T03:04:05.679Z' }],
  ['command', { command: 'c1'.repeat(32) }],
])('a column that says another %s than the body makes it one to be looked at', (_, over) =>
  expect(plain.read({ ...rowOf(bodyOf(moved)), ...over })).toBeUndefined(),
);

interface Sample {
  readonly body: string;
  /** Places where it is changed: anywhere, in its data, or where a value or a name begins or ends. */
  readonly places: readonly (readonly number[])[];
}

const sampled = (body: string): Sample => {
  const anywhere = Array.from({ length: body.length }, (_, at) => at);
  const inside = anywhere.slice(body.indexOf('"data":') + 7, body.indexOf(',"document":'));
  const values = anywhere.filter(at => /[:,"[{]/u.test(body[at - 1] ?? '') || /[",}\]]/u.test(body[at]!));
  return { body, places: [anywhere, inside, values] };
};

const samples = ledgerEvents.flatMap(type => [sampled(bodyOf(type)), sampled(bodyOf(type, everything))]);

describe('nothing that a check finds fault with is plain', () => {
  const marks = fc.constantFrom(...'"\\,:{}[] \n\u00000-.eaZư');
  const parts = fc.constantFrom('00', '-0', '1.0', '1e2', '""', ',"a":1', '"a":1,', '\\u0061', '999');
  const changes = fc
    .record({
      sample: fc.constantFrom(...samples),
      kind: fc.nat({ max: 2 }),
      at: fc.nat(),
      cut: fc.nat({ max: 3 }),
      put: fc.oneof(marks, parts, fc.string({ unit: 'binary', maxLength: 2 })),
    })
    .map(({ sample: { body, places }, kind, at, cut, put }) => {
      const place = places[kind]![at % places[kind]!.length]!;
      return { body, other: `${body.slice(0, place)}${put}${body.slice(place + cut)}` };
    });

  test('whatever is changed in a body, its hash made again', () => {
    const met = { plain: 0, found: 0 };
    fc.assert(
      fc.property(changes, ({ body, other }) => {
        const made = resealed(Buffer.from(other)).toString();
        const row = rowOf(made, Buffer.from(made), body);
        const found = findingsIn(row, made);
        if (found.some(finding => !isNote(finding))) met.found += 1;
        const event = plain.read(row);
        if (!event) return;
        met.plain += 1;
        expect([made, found]).toEqual([made, []]);
        expect(JSON.parse(made)).toMatchObject(event.envelope);
      }),
      { numRuns: 5_000 },
    );
    // Both happen often, or nothing was shown.
    expect(met.plain).toBeGreaterThan(50);
    expect(met.found).toBeGreaterThan(500);
  });

  test.each([
    ['another version', (body: string) => body.replace(/"v":\d+/u, '"v":99')],
    ['something behind it', (body: string) => `${body}{}`],
    ['white space before it', (body: string) => ` ${body}`],
    ['something sealed', (body: string) => body.replace(',"stream"', ',"sealed":{},"stream"')],
  ])('%s', (_, change) => {
    const body = bodyOf(moved);
    const made = resealed(Buffer.from(change(body)));
    expect(plain.read(rowOf(made.toString(), made, body))).toBeUndefined();
  });

  test('an entry that leaves something over', () => {
    const data = sampleOf(moved) as { postings: readonly { amount: string }[] };
    const [first, ...rest] = data.postings;
    const over = { ...data, postings: [{ ...first, amount: `${BigInt(first!.amount) + 1n}` }, ...rest] };
    expect(plain.read(rowOf(bodyOf(moved, { data: over })))).toBeUndefined();
  });
});
