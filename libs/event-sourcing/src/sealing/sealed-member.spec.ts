import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { openSealed, type SealedMember, sealKeyIdOf, sealText } from './sealed-member.js';

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map(drawn => Buffer.from(drawn).toString('hex'));
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .filter(drawn => !drawn.includes('\0'));
const place = fc.record({ eventId: fc.uuid(), field: fc.constantFrom('note', 'accountHolder') });
const key = fc.record({ key: hex(32), salt: hex(32) });
const nonce = fc.uint8Array({ minLength: 12, maxLength: 12 });
const sealedWith = fc.tuple(text, key, place, nonce);
const keyId = sealKeyIdOf('c0'.repeat(32), 'note');
const opening = { key: '11'.repeat(32), salt: '22'.repeat(32) };
const at = { eventId: '0b6e5c1e-0f0a-8f00-8000-000000000001', field: 'note' };
const member = sealText('Nguyễn Văn An', keyId, opening, at, new Uint8Array(12).fill(3));

test('whoever has the key and the salt reads what was sealed', () =>
  fc.assert(
    fc.property(sealedWith, ([said, with_, where, drawn]) => {
      expect(openSealed(sealText(said, keyId, with_, where, drawn), with_, where)).toEqual({ text: said });
    }),
  ));

test('nothing of the text, nor its length, is in what is stored', () =>
  fc.assert(
    fc.property(sealedWith, ([said, with_, where, drawn]) => {
      const { ciphertext } = sealText(said, keyId, with_, where, drawn);
      expect((ciphertext.length / 2) % 64).toBe(0);
      // A letter or two stand in any random bytes.
      const text = Buffer.from(said);
      expect(text.length >= 8 && Buffer.from(ciphertext, 'hex').includes(text)).toBe(false);
    }),
    { examples: [[['ab'.repeat(40), opening, at, new Uint8Array(12)]]] },
  ));

describe('refused is', () => {
  const flipped = (value: string, digit: number): string => {
    const other = (parseInt(value[digit]!, 16) ^ 1).toString(16);
    return value.slice(0, digit) + other + value.slice(digit + 1);
  };

  test.each(['nonce', 'ciphertext', 'tag', 'hash', 'mac'] as const)('one digit of its %s', part =>
    fc.assert(
      fc.property(fc.nat(member[part].length - 1), digit => {
        const tampered = { ...member, [part]: flipped(member[part], digit) };
        expect(openSealed(tampered, opening, at)).toHaveProperty('fault');
      }),
    ),
  );

  test.each([
    ['another event', { ...at, eventId: '0b6e5c1e-0f0a-8f00-8000-000000000002' }, opening, 'not-authentic'],
    ['another field', { ...at, field: 'remark' }, opening, 'not-authentic'],
    ['another key', at, { ...opening, key: '12'.repeat(32) }, 'not-authentic'],
    ['another salt', at, { ...opening, salt: '23'.repeat(32) }, 'hash-differs'],
  ])('%s', (_, where, with_, fault) => expect(openSealed(member, with_, where)).toEqual({ fault }));

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'sealed'],
    ['a member too few', { ...member, tag: undefined }],
    ['a member too many', { ...member, more: '' }],
    ['capital letters', { ...member, hash: member.hash.toUpperCase() }],
    ['a cut ciphertext', { ...member, ciphertext: member.ciphertext.slice(2) }],
  ])('%s', (_, value) => expect(openSealed(value, opening, at)).toEqual({ fault: 'malformed' }));

  test('a text that could not come back as it went in', () => {
    for (const said of ['zero\0', '\ud800'])
      expect(() => sealText(said, keyId, opening, at, new Uint8Array(12))).toThrow('zero character');
  });
});

test('it is JSON as envelopes are hashed', () =>
  expect(JSON.parse(canonicalJson(member)) as SealedMember).toEqual(member));
