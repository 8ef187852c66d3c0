import { expect, test } from '@jest/globals';
import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { Envelope } from '../log/envelope.js';
import { openSealed, sealKeyIdOf, sealText } from './sealed-member.js';
import { sealedFingerprint } from './sealer.js';

/** The sealed member of the golden vectors: made, and here made again, from the formulas and not by this code. */
interface Vector {
  readonly envelope: Envelope;
  readonly opened?: Readonly<Record<'field' | 'text' | 'key' | 'salt' | 'contentFingerprint', string>>;
}
const file = join(process.cwd(), 'libs/event-sourcing/src/log/envelope-v1.golden.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];
const { envelope, opened } = vectors.find(vector => vector.opened !== undefined)!;
const { field, text, key, salt, contentFingerprint } = opened!;
const member = envelope.sealed![field]!;
const place = { eventId: envelope.id, field };
const bytes = (hex: string) => Buffer.from(hex, 'hex');

test('the formulas', () => {
  const decipher = createDecipheriv('aes-256-gcm', bytes(key), bytes(member.nonce))
    .setAAD(Buffer.from(`socai/sealed/v1\n${envelope.id}\n${field}`))
    .setAuthTag(bytes(member.tag));
  const plain = Buffer.concat([decipher.update(bytes(member.ciphertext)), decipher.final()]);
  expect(plain).toEqual(Buffer.concat([Buffer.from(text)], 64));
  const salted = createHash('sha256').update('socai/sealed/v1\n').update(bytes(salt)).update(text);
  expect(member.hash).toBe(salted.digest('hex'));
  const keyed = createHmac('sha256', bytes(key)).update(`socai/sealed/v1\n${field}\n${text}`);
  expect(member.mac).toBe(keyed.digest('hex'));
  const print = canonicalize(['socai/fingerprint/v1', contentFingerprint, { [field]: member.mac }])!;
  expect(envelope.fingerprint).toBe(createHash('sha256').update(print).digest('hex'));
});

test('this code', () => {
  expect(sealKeyIdOf(envelope.commandId, field)).toBe(member.key);
  expect(sealText(text, member.key, { key, salt }, place, bytes(member.nonce))).toEqual(member);
  expect(openSealed(member, { key, salt }, place)).toEqual({ text });
  expect(sealedFingerprint(contentFingerprint, { [field]: member.mac })).toBe(envelope.fingerprint);
});
