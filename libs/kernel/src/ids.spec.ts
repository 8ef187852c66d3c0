import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { derivedId, idOf, sha256, slugPattern, streamName, uuidPattern, uuidV8 } from './ids.js';

const digests = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map(bytes => Buffer.from(bytes).toString('hex'));
const bitsOf = (hex: string): string => BigInt(`0x1${hex}`).toString(2).slice(1);

describe('a UUID of version 8', () => {
  test('keeps every bit of the digest but version and variant', () =>
    fc.assert(
      fc.property(digests, digest => {
        const id = uuidV8(digest);
        expect(id).toMatch(new RegExp(uuidPattern, 'u'));
        const kept = bitsOf(id.replaceAll('-', ''));
        const given = bitsOf(digest.slice(0, 32));
        expect(kept.slice(48, 52)).toBe('1000');
        expect(kept.slice(64, 66)).toBe('10');
        const rest = (bits: string) => bits.slice(0, 48) + bits.slice(52, 64) + bits.slice(66);
        expect(rest(kept)).toBe(rest(given));
      }),
    ));

  test('of a known digest', () =>
    expect(uuidV8('ff'.repeat(32))).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff'));
});

describe('ids of new things', () => {
  test('are the same for the same command, kind and number only', () => {
    const ids = [
      derivedId('aa', 'commitment'),
      derivedId('ab', 'commitment'),
      derivedId('aa', 'payment'),
      derivedId('aa', 'commitment', 1),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(derivedId('aa', 'commitment', 0)).toBe(ids[0]);
  });

  test('by the formula', () => {
    const digest = createHash('sha256').update('socai/id/v1\naa\npayment\n3').digest('hex');
    expect(derivedId('aa', 'payment', 3)).toBe(uuidV8(digest));
  });
});

test('SHA-256 is over UTF-8', () =>
  expect(sha256('Sổ Cái')).toBe(createHash('sha256').update(Buffer.from('Sổ Cái', 'utf8')).digest('hex')));

test('the first hyphen of a stream name ends its category', () => {
  expect(streamName('budgetLine', '2020.hai-duong')).toBe('budgetLine-2020.hai-duong');
  expect(idOf('budgetLine-2020.hai-duong')).toBe('2020.hai-duong');
});

describe('slugs', () => {
  const slug = new RegExp(slugPattern, 'u');
  test.each(['a', '7', 'hai-duong', 'a1-b2-c3', '0192f0c1-5e6a-7b3c-9d2e-000000000001'])('%s', text =>
    expect(slug.test(text)).toBe(true),
  );
  test.each([
    '',
    '-a',
    'a-',
    'a--b',
    'A',
    'hải-dương',
    'a b',
    'a\n',
    'a\0',
    'а',
    'a/b',
    'a.b',
    'x'.repeat(37),
  ])('not %j', text => expect(slug.test(text)).toBe(false));
});
