import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '#kernel';
import { envelopes } from '#test/support/envelopes';
import { contentHashOf } from './content-hash.js';
import type { Envelope } from './envelope.js';
import { eventIdOf } from './event-id.js';
import { sealed } from './seal.js';

test('the quick way and the plain way write the same bytes', () =>
  fc.assert(
    fc.property(envelopes, draft => {
      const { envelope, event } = sealed(draft);
      expect(envelope.contentHash).toBe(contentHashOf(draft));
      expect(event.body).toBe(canonicalJson({ ...draft, contentHash: contentHashOf(draft) }));
    }),
  ));

test('what is stored beside the bytes is what the bytes say', () =>
  fc.assert(
    fc.property(envelopes, draft => {
      const { event } = sealed(draft);
      const { id, type, commandId, recordedAt } = JSON.parse(event.body) as Envelope;
      expect(event).toEqual({ id, type, commandId, recordedAt, body: event.body });
    }),
  ));

test('any other content, place or salt has another hash', () =>
  fc.assert(
    fc.property(envelopes, fc.constantFrom('stream', 'type', 'reason', 'salt', 'data'), (draft, member) => {
      const other =
        member === 'salt' ? 'a5'.repeat(32) : member === 'data' ? { other: 'content' } : 'something else';
      fc.pre(canonicalJson(draft[member as 'reason'] ?? null) !== canonicalJson(other));
      expect(contentHashOf({ ...draft, [member]: other })).not.toBe(contentHashOf(draft));
    }),
  ));

/**
 * Envelope version 1, frozen by the first event ever written. The bytes and hashes in the file were made from the
 * formulas of the specification; here they are made again, with node:crypto and another JCS, and not by this code.
 */
describe('golden vectors of envelope version 1', () => {
  interface Vector {
    readonly name: string;
    readonly n: number;
    readonly envelope: Omit<Envelope, 'contentHash'>;
    readonly canonical: string;
    readonly contentHash: string;
  }
  const file = join(process.cwd(), 'libs/event-sourcing/src/log/envelope-v1.golden.json');
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];
  const digest = (...parts: readonly (string | Buffer)[]): Buffer =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

  /** UUIDv8 (RFC 9562) of SHA-256(commandId ‖ n as a big-endian 32-bit integer ‖ salt). */
  const idByFormula = ({ envelope: { commandId, salt }, n }: Vector): string => {
    const ordinal = Buffer.from([n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]);
    const bytes = digest(Buffer.from(commandId, 'hex'), ordinal, Buffer.from(salt, 'hex')).subarray(0, 16);
    bytes[6] = 0x80 | (bytes[6]! & 0x0f);
    bytes[8] = 0x80 | (bytes[8]! & 0x3f);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
  };

  test('there are some', () => expect(vectors.length).toBeGreaterThanOrEqual(2));

  describe.each(vectors)('$name', vector => {
    const { envelope, contentHash, canonical, n } = vector;
    const { salt, ...content } = envelope;

    test('the formulas', () => {
      const hashed = digest('socai/content/v1\n', Buffer.from(salt, 'hex'), canonicalize(content)!);
      expect(hashed.toString('hex')).toBe(contentHash);
      expect(canonicalize({ ...envelope, contentHash })).toBe(canonical);
      expect(idByFormula(vector)).toBe(envelope.id);
    });

    test('this code', () => {
      expect(eventIdOf(envelope.commandId, n, salt)).toBe(envelope.id);
      expect(contentHashOf(envelope)).toBe(contentHash);
      expect(sealed(envelope)).toEqual({
        envelope: { ...envelope, contentHash },
        event: expect.objectContaining({ id: envelope.id, body: canonical }),
      });
    });
  });
});
