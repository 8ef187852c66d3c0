import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import type { NewEvent } from '#event-sourcing';
import { commandNamed, newEvent, newEvents } from '#test/support/new-events';
import { outgoing } from './payload.js';
import { received } from './received.js';

const command = commandNamed('1');
const wellFormed = fc.string({ unit: 'binary' });
const { json } = fc.letrec(tie => ({
  json: fc.oneof(
    { depthSize: 'small' },
    wellFormed,
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter(n => !Number.isInteger(n)),
    fc.maxSafeInteger(),
    fc.constantFrom(null, true, false, '9007199254740993', '12345678901234567890'),
    fc.array(tie('json')),
    fc.dictionary(wellFormed, tie('json')),
  ),
}));

describe('a body', () => {
  test('comes back to the byte, whatever its data: numbers past 2^53 are texts', () =>
    fc.assert(
      fc.property(fc.dictionary(wellFormed, json), data => {
        const event = newEvent(command, { extra: { data } });
        const [sent] = outgoing([event]);
        const { id, type, metadata } = sent!;
        const there = { id, type, revision: 7n, streamId: 'line-a', data: JSON.parse(sent!.body), metadata };
        expect(received(there)).toMatchObject({ body: event.body, commandId: command, revision: 7, more: 0 });
      }),
    ));

  test('is JSON with what the server calls causation and correlation', () => {
    const extra = { causationId: 'cause', correlationId: 'whole' };
    const [sent] = outgoing([newEvent(command, { extra })]);
    expect(sent).toMatchObject({
      metadata: { $causationId: 'cause', $correlationId: 'whole', more: 0 },
    });
  });

  test('says how many of its append follow', () =>
    expect(outgoing(newEvents(command, 3)).map(({ metadata }) => metadata['more'])).toEqual([2, 1, 0]));
});

const event = newEvent(command);
const refused: readonly (readonly [string, readonly NewEvent[]])[] = [
  ['no UUID', [{ ...event, id: 'no-uuid' }]],
  ['empty', [{ ...event, type: '' }]],
  ["server's own", [{ ...event, type: '$streamDeleted' }]],
  ['not canonical', [{ ...event, body: JSON.stringify({ z: 1, a: 1 }) }]],
  ['another id', [{ ...event, body: canonicalJson({ id: event.id }) }]],
  ['another instant', [{ ...event, recordedAt: '2021-01-01T00:00:00.000Z' }]],
  ['share an id', [event, event]],
];

test.each(refused)(
  'what cannot be stored and come back is refused before it is sent: %s',
  (sentence, events) => expect(() => outgoing(events)).toThrow(sentence),
);

test('an event that this ledger cannot have written is not taken for one', () => {
  const there = { id: 'x', type: 'T', revision: 0n, streamId: 's', metadata: { more: 0 } };
  for (const data of [null, 'text', {}, { id: 'y', type: 'T' }, { id: 'x', type: 'T', commandId: 1 }])
    expect(received({ ...there, data })).toBeUndefined();
});
