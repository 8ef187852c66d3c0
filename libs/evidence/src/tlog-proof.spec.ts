import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, proveInclusion } from './merkle/index.js';
import { SampleLog, sampleTrust } from './testing/index.js';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.js';

const log = new SampleLog();
const entry = (index: number) => leafHash(log.entries[index]!);
let checkpoint: string;
let proof: string;

beforeAll(async () => {
  log.add(...Array.from({ length: 11 }, (_, n) => `entry ${n}`));
  checkpoint = await log.publish(1_700_000_000);
  proof = formatTlogProof({ index: 6, hashes: await proveInclusion(log.reader(), 6, 11), checkpoint });
});

describe('a tlog-proof', () => {
  test('shows that the log has the entry', () =>
    expect(verifyTlogProof(proof, entry(6), { ...sampleTrust, quorum: 1 })).toMatchObject({
      ok: true,
      value: { index: 6, checkpoint: { size: 11 } },
    }));

  test('is as the specification lays it out', () =>
    expect(proof).toMatch(
      /^c2sp\.org\/tlog-proof@v1\nindex 6\n([A-Za-z0-9+/]{43}=\n){4}\nledger\.example\/log\n11\n/,
    ));

  test('of every entry verifies, and is read as it was written', async () => {
    for (let index = 0; index < log.size; index += 1) {
      const hashes = await proveInclusion(log.reader(), index, log.size);
      const whole = { extra: Buffer.from('told'), index, hashes, checkpoint };
      expect(parseTlogProof(formatTlogProof(whole))).toEqual(whole);
      expect(verifyTlogProof(formatTlogProof(whole), entry(index), sampleTrust).ok).toBe(true);
    }
  });

  test('with any one byte changed, gone or twice is refused', () => {
    const bytes = Buffer.from(proof);
    const refuses = (changed: Buffer, what: string) => {
      if (verifyTlogProof(changed, entry(6), { ...sampleTrust, quorum: 1 }).ok)
        throw new Error(`${what} is accepted`);
    };
    for (let at = 0; at < bytes.length; at += 1) {
      const before = bytes.subarray(0, at);
      const here = bytes.subarray(at, at + 1);
      const after = bytes.subarray(at + 1);
      refuses(Buffer.concat([before, Buffer.of(here[0]! ^ 1), after]), `byte ${at} changed`);
      refuses(Buffer.concat([before, after]), `byte ${at} gone`);
      refuses(Buffer.concat([before, here, here, after]), `byte ${at} twice`);
    }
  });

  test('says nothing of another entry, nor of another log', () => {
    expect(verifyTlogProof(proof, entry(5), sampleTrust)).toMatchObject({ code: 'inclusion.root-differs' });
    const elsewhere = { ...sampleTrust, origin: 'other.example/log' };
    expect(verifyTlogProof(proof, entry(6), elsewhere)).toMatchObject({ code: 'checkpoint.origin-differs' });
  });

  test.each<[string, (proof: string) => string, number | undefined]>([
    ['another first line', text => text.replace('@v1', '@v2'), 1],
    ['no index', text => text.replace(/index.*\n/, ''), 2],
    ['an index with a leading zero', text => text.replace('index 6', 'index 06'), 2],
    ['an index past 2^53', text => text.replace('index 6', 'index 9007199254740992'), 2],
    ['extra data after the index', text => text.replace('index 6\n', 'index 6\nextra AAAA\n'), 3],
    ['extra data that is none', text => text.replace('index', 'extra \nindex'), 2],
    ['extra data that is no base64', text => text.replace('index', 'extra A\nindex'), 2],
    ['a hash that is too short', text => text.replace(/\n.{4}(.{40})\n/, '\n$1\n'), 3],
    [
      'more hashes than any tree has',
      text => text.replace('index 6\n', `index 6\n${`${entry(1).toString('base64')}\n`.repeat(60)}`),
      66,
    ],
    ['no blank line', text => text.replaceAll('\n\n', '\n'), undefined],
  ])('with %s is malformed, and where is said', (_, change, line) => {
    const verdict = verifyTlogProof(change(proof), entry(6), sampleTrust);
    expect(verdict).toMatchObject({ ok: false, code: 'tlog-proof.malformed' });
    expect(!verdict.ok && verdict.place?.line).toBe(line);
  });

  test('of whatever text is refused, as a value', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array(), fc.string({ unit: 'binary' })), any =>
        expect(verifyTlogProof(any, entry(6), sampleTrust).ok).toBe(false),
      ),
    ));

  test('that no reader would take is not written', () => {
    expect(() => formatTlogProof({ index: -1, hashes: [], checkpoint })).toThrow(RangeError);
    expect(() => formatTlogProof({ index: 1, hashes: [Buffer.alloc(31)], checkpoint })).toThrow(RangeError);
  });
});
