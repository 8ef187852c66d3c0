import { expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createCodec,
  type EventType,
  type LedgerEvent,
  sealing,
  eventType,
  shape,
  text,
} from '#event-sourcing';
import { isTypeScript, type Source, textsUnder } from '#tools/sources/source-tree';
import { anEnvelope } from '#test/support/envelopes';
import { ledgerEvents } from '../../apps/projector/src/ledger-events.js';

/**
 * Rules, folds, reactions, views and digests never read a sealed field, or a redaction would change what they say. The
 * types leave it out, the codec takes it out, and nobody else has a way to it.
 */
const types: readonly EventType<any, any>[] = ledgerEvents;
const sealedTypes = types.filter(({ sealed }) => Object.keys(sealed).length > 0);

test('there are sealed fields', () =>
  expect(
    sealedTypes.flatMap(({ type, sealed }) => Object.keys(sealed).map(field => `${type}.${field}`)),
  ).toEqual(['SigningRequested.accountHolder', 'PaymentRequested.accountHolder', 'TransferReceived.note']));

test('by type: an event, as it is folded, has no such member', () => {
  const event = {} as LedgerEvent;
  // @ts-expect-error The one who writes this line away writes away the guarantee.
  expect(event.sealed).toBeUndefined();
});

test('by schema: no data has room for what its type seals', () => {
  for (const { schema, sealed } of sealedTypes) {
    const { properties, additionalProperties } = schema as {
      properties: object;
      additionalProperties: boolean;
    };
    expect(additionalProperties).toBe(false);
    expect(Object.keys(properties).filter(name => name in sealed)).toEqual([]);
  }
});

test('at run time: what is decoded has nothing sealed in it', () => {
  const type = sealing(
    { note: { summary: 'A note.', readers: [] } },
    eventType('Noted', 'x', shape({ a: text() })),
  );
  const file = join(process.cwd(), 'libs/event-sourcing/src/log/envelope-v1.golden.json');
  const { sealed } = (JSON.parse(readFileSync(file, 'utf8')) as { envelope: any }[]).at(-1)!.envelope;
  const draft = anEnvelope({ type: 'Noted', data: { a: 'x' }, sealed });
  const codec = createCodec([type]);
  const { envelope, event } = codec.encode(draft);
  expect(event.body).toContain(sealed.accountHolder.ciphertext);
  expect('sealed' in envelope).toBe(false);
  const { stream, revision, recordedAt } = draft;
  const stored = { index: 0, prev: -1, stream, revision, type: 'Noted', recordedAt, body: event.body };
  expect('sealed' in codec.decode(stored)).toBe(false);
});

/** Whoever opens a seal, or reads an envelope whole. Raw bytes are read by those who show or prove them. */
const openers = /\b(openSealed|sealText|SealKeys|sealedTextsOf)\b|[.]sealed\b(?!-)|as Envelope\b/u;
const mayOpen = [
  /^libs\/event-sourcing\/src\/(sealing|log|runner\/runner-parts|index)/u,
  /^libs\/stores\//u,
  /^libs\/evidence\//u,
  /^libs\/platform\/src\/(dto|commands)\//u,
  /^libs\/history\//u,
  /^libs\/transparency\/src\/queries\/stream\//u,
  /^libs\/redactions\/src\/(sealed-events|redactions[.]module|queries\/opened-fields\/|reactions\/|commands\/confirm)/u,
  /^(apps|tools|test)\//u,
  /[.]spec[.]ts$/u,
];
const opening = ({ path, text: content }: Source) =>
  isTypeScript({ path, text: content }) && openers.test(content) && !mayOpen.some(where => where.test(path))
    ? [path]
    : [];

test('by name: nobody else opens a seal', () => expect(textsUnder().flatMap(opening)).toEqual([]));

test.each([
  ["import { openSealed } from '#event-sourcing';"],
  ['const holder = event.sealed.accountHolder;'],
  ['const envelope = JSON.parse(body) as Envelope;'],
])('%s in a rule would be found', line =>
  expect(opening({ path: 'libs/budgets/src/domain/x.ts', text: line })).toEqual([
    'libs/budgets/src/domain/x.ts',
  ]),
);

test('every sealed text of a body is a sealed field of an event of its library', () => {
  for (const path of globSync('libs/*/src/**/*.ts')) {
    if (path.startsWith('libs/platform/') || path.endsWith('.spec.ts')) continue;
    for (const [, field] of readFileSync(path, 'utf8').matchAll(/@SealedAs\('(\w+)'\)/gu))
      expect([path, sealedTypes.some(({ sealed }) => field! in sealed)]).toEqual([path, true]);
  }
});
