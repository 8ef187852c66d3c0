import { describe, expect, test } from '@jest/globals';
import Type from 'typebox';
import { anEnvelope } from '#test/support/envelopes';
import { createCodec, InvalidFact, UnknownEvent } from './codec.js';
import type { StoredEvent } from './event-store.js';
import { eventType } from './event-type.js';

const first = Type.Object({ sum: Type.Integer() });
const second = Type.Object({ amount: Type.Integer() });
const third = Type.Object({ amount: Type.String() }, { additionalProperties: false });

/** A type in its third version: `sum` became `amount`, then a text. */
const counted = eventType(
  'Counted',
  'Something was counted.',
  third,
  { schema: first, upcast: ({ sum }: { sum: number }) => ({ amount: sum }) },
  { schema: second, upcast: ({ amount }: { amount: number }) => ({ amount: `${amount}` }) },
);
const codec = createCodec([counted]);

const stored = (v: number, data: unknown, type = 'Counted'): StoredEvent => {
  const envelope = anEnvelope({ type, v, data });
  const { stream, revision, recordedAt } = envelope;
  return { index: 7, prev: -1, stream, revision, type, recordedAt, body: JSON.stringify(envelope) };
};

describe('reading', () => {
  test.each([
    [1, { sum: 5 }],
    [2, { amount: 5 }],
    [3, { amount: '5' }],
  ])('version %d comes out as the newest', (v, data) =>
    expect(codec.decode(stored(v, data)).data).toEqual({ amount: '5' }),
  );

  test('the rest of the envelope is as it was recorded, with its place', () => {
    const { index, prev, v, ...rest } = codec.decode(stored(1, { sum: 5 }));
    expect({ index, prev, v }).toEqual({ index: 7, prev: -1, v: 1 });
    expect(rest).toEqual({ ...anEnvelope({ type: 'Counted' }), v: undefined, data: { amount: '5' } });
  });

  test('a type nobody knows is not skipped', () =>
    expect(() => codec.decode(stored(1, {}, 'Unheard'))).toThrow(UnknownEvent));

  test('a version from the future is not guessed', () => {
    expect(() => codec.decode(stored(4, { amount: '5' }))).toThrow(UnknownEvent);
    expect(() => codec.decode(stored(4, { amount: '5' }))).toThrow('Counted version 4 is not known');
  });

  test.each([0, -1, 1.5])('no version %d was ever written', v =>
    expect(() => codec.decode(stored(v, { sum: 5 }))).toThrow(UnknownEvent),
  );
});

describe('writing', () => {
  const draft = (data: unknown) => {
    const { contentHash: _, ...rest } = anEnvelope({ type: 'Counted', v: 3, data });
    return rest;
  };

  test('is in the newest version', () => expect(codec.versionOf('Counted')).toBe(3));

  test.each([
    ['a wrong type', { amount: 5 }, /Counted\/amount/u],
    ['a missing member', {}, /Counted/u],
    ['a member too many', { amount: '5', more: true }, /Counted/u],
    ['nothing', undefined, /Counted/u],
  ])('%s is a bug, told with its place', (_, data, says) => {
    expect(() => codec.encode(draft(data))).toThrow(InvalidFact);
    expect(() => codec.encode(draft(data))).toThrow(says);
  });

  test('a type nobody declared is a bug too', () =>
    expect(() => codec.encode({ ...draft({ amount: '5' }), type: 'Unheard' })).toThrow(UnknownEvent));

  test('what is written is what is read', () => {
    const { envelope, event } = codec.encode(draft({ amount: '5' }));
    const { stream, revision, type, recordedAt } = envelope;
    const read = codec.decode({ index: 0, prev: -1, stream, revision, type, recordedAt, body: event.body });
    expect(read).toEqual({ ...envelope, index: 0, prev: -1 });
  });
});

test('a type declared twice is found when the codec is made', () =>
  expect(() => createCodec([counted, counted])).toThrow('declared twice: Counted'));
