import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { envelopes } from '#test/support/envelopes';
import { sealed } from './seal.js';
import { contentHashOfBytes, storedContentOf } from './stored-content.js';

describe('the content hash of stored bytes', () => {
  test('is the one that was computed when the event was made, whatever is in it', () =>
    fc.assert(
      fc.property(envelopes, given => {
        const { envelope, event } = sealed(given);
        expect(storedContentOf(event.body)).toEqual({
          envelope: JSON.parse(event.body) as unknown,
          contentHash: envelope.contentHash,
        });
      }),
    ));

  test('is the same from bytes, where one knows where they are cut', () =>
    fc.assert(
      fc.property(envelopes, given => {
        const { envelope, event } = sealed(given);
        const bytes = Buffer.from(event.body);
        const contentHashAt = bytes.indexOf(`"contentHash":"${envelope.contentHash}",`);
        const saltAt = bytes.lastIndexOf(`"salt":"${envelope.salt}",`);
        const made = contentHashOfBytes(bytes, { contentHashAt, saltAt }, envelope.salt);
        expect(made).toBe(envelope.contentHash);
      }),
    ));

  const { envelope, event } = sealed({
    id: 'i',
    stream: 'unit-1',
    type: 'X',
    v: 1,
    salt: 'ab'.repeat(32),
    commandId: 'c',
    actor: { personId: 'p' },
    data: { amount: '100', salt: 'of somebody else' },
  } as never);

  test.each([
    ['an amount', event.body.replace('"100"', '"101"')],
    ['white space', event.body.replace('{"actor"', '{ "actor"')],
    ['the salt', event.body.replace('abab', 'abac')],
    ['a salt that is none', event.body.replace('ab'.repeat(32), 'xy')],
    ['a second salt', event.body.replace('"data":{', `"data":{"salt":"${'ab'.repeat(32)}",`)],
  ])('changes with %s', (_, body) =>
    expect(storedContentOf(body).contentHash).not.toBe(envelope.contentHash),
  );

  test('text of many bytes a unit, longer than any before', () => {
    const long = sealed({ data: 'ư'.repeat(20_000), salt: 'cd'.repeat(32), v: 1 } as never);
    expect(storedContentOf(long.event.body).contentHash).toBe(long.envelope.contentHash);
  });
});
