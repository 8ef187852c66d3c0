import { describe, expect, test } from '@jest/globals';
import { formatVerifierKey, signerKeyFromSeed, verifierOf } from '#evidence';
import { Unusable } from './variables.js';
import { witnessPairs } from './witness-pairs.js';

const keyOf = (name: string, type: 'ed25519' | 'cosignature' = 'cosignature') =>
  formatVerifierKey(verifierOf(name, signerKeyFromSeed(name, Buffer.alloc(32, 1)).publicKey, type));
const key = keyOf('w1.example');

describe('pairs of a URL and a key', () => {
  test('are parted by commas before a URL', () => {
    const comma = keyOf('w,2');
    expect(witnessPairs(`https://a.example/w,x ${key} ,\n http://127.0.0.1:8788 ${comma}`)).toEqual([
      { name: 'w1.example', url: 'https://a.example/w,x', verifierKey: key },
      { name: 'w,2', url: 'http://127.0.0.1:8788', verifierKey: comma },
    ]);
  });

  test.each([
    [`https://a.example`, 'pair 1 must be a URL, a space'],
    [`https://a.example ${key}, https://b.example`, 'pair 2 must be a URL, a space'],
    [`https://a.example ${key} ${key}`, 'pair 1'],
    [`https://a.example ${key},`, 'verifier key'],
    [`ftp://a.example ${key}`, 'https URL'],
    [`http://a.example ${key}`, 'https URL'],
    [`https://me:secret@a.example ${key}`, 'without a password'],
    [`https://a.example?x=1 ${key}`, 'a query'],
    [`https://a.example ${keyOf('log.example', 'ed25519')}`, 'key of a log'],
    [`https://a.example ${key.replace('w1', 'w2')}`, 'no usable verifier key'],
    [`https://a.example ${key}, https://b.example ${key}`, 'w1.example twice'],
  ])('%s is refused', (text, reason) => {
    const fault = witnessPairs(text);
    expect(fault).toBeInstanceOf(Unusable);
    expect((fault as Unusable).reason).toContain(reason);
    expect((fault as Unusable).reason).not.toContain('secret');
  });
});
