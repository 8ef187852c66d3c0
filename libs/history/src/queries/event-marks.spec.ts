import { expect, test } from '@jest/globals';
import { errorsViewOf } from '#corrections/views';
import type { Envelope } from '#event-sourcing';
import { type Questions, ViewNotReady } from '#views';
import { EventMarks } from './event-marks.js';

const envelope = (id: string, over: object = {}) => ({ id, ...over }) as unknown as Envelope;
const errorsView = errorsViewOf([]);
const plain = envelope('a');
const sealed = envelope('b', { sealed: { note: {} } });

/** Answers with a view's documents, by its name; one that is not named is being built. */
const marksOf = (docs: Readonly<Record<string, Readonly<Record<string, object>>>>, asked: string[] = []) =>
  new EventMarks(
    {
      at: async ([view]: { name: string }[]) => {
        asked.push(view!.name);
        const found = docs[view!.name];
        if (!found) throw new ViewNotReady(view!.name, 'is being built');
        return { get: async (_: unknown, key: string) => found[key] };
      },
    } as unknown as Questions,
    errorsView,
  );

test('an event is marked with what was said of it later, and what was refused corrects nothing', async () => {
  const attempts = [
    { outcome: 'settled', events: [{ index: 9, type: 'PaymentReversed' }] },
    { outcome: 'refused', events: [{ index: 11, type: 'FundsSent' }] },
  ];
  const error = { eventId: 'a', declaration: { index: 7 }, attempts };
  const redaction = { fields: { note: { since: '2026-01-01' } } };
  const of = await marksOf({ errors: { a: error }, 'redacted-events': { b: redaction } }).of([plain, sealed]);
  expect(of('a')).toEqual({ error: { declaredBy: '/v1/events/7', correctedBy: ['/v1/events/9'] } });
  expect(of('b')).toEqual({ redacted: redaction.fields });
  expect(of('c')).toEqual({});
});

test('while a view is being built the history is there, and says what it cannot tell', async () => {
  const of = await marksOf({ 'redacted-events': {} }).of([plain, sealed]);
  expect(of('a')).toEqual({ unmarked: ['error'] });
  expect(
    await marksOf({})
      .of([plain, sealed])
      .then(marks => marks('b')),
  ).toEqual({
    unmarked: ['redacted', 'error'],
  });
});

test('nothing is asked that need not be', async () => {
  const asked: string[] = [];
  await marksOf({ errors: {} }, asked).of([plain]);
  expect(asked).toEqual(['errors']);
  await marksOf({}, asked).of([]);
  expect(asked).toEqual(['errors']);
});

test('any other fault is a fault', async () => {
  const broken = { at: () => Promise.reject(new Error('the disk is gone')) } as unknown as Questions;
  await expect(new EventMarks(broken, errorsView).of([plain])).rejects.toThrow('the disk is gone');
});
