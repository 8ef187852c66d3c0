import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.js';
import { Malformed } from './malformed.js';
import { emptyRoot, leafHash } from './merkle/index.js';
import { cosignText, parseNote, signNote, withSignatures } from './note/index.js';
import { openCheckpoint } from './open-checkpoint.js';
import { sampleKey, sampleLogKey, sampleOrigin, sampleTrust, sampleWitness } from './testing/index.js';

const root = leafHash(Buffer.from('root'));
const base64 = root.toString('base64');
const body = `${sampleOrigin}\n5\n${base64}\n`;

describe('the text of a checkpoint', () => {
  const line = fc.stringMatching(/^[!-~ưđ ]{1,20}$/u);
  const checkpoint = fc.record({
    origin: line,
    size: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes)),
    extensions: fc.array(line, { maxLength: 3 }),
  });

  test('is read as it was written', () =>
    fc.assert(fc.property(checkpoint, any => expect(parseCheckpoint(formatCheckpoint(any))).toEqual(any))));

  test('of whatever text is refused, or is written as it was read', () =>
    fc.assert(
      fc.property(fc.tuple(line, fc.stringMatching(/^[0-9+. -]{0,4}$/), fc.constant(base64), line), lines => {
        try {
          const text = `${lines.join('\n')}\n`;
          expect(formatCheckpoint(parseCheckpoint(text))).toBe(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
    ));

  test.each([
    ['nothing', '', 1],
    ['no last line feed', body.trimEnd(), 3],
    ['no origin', `\n5\n${base64}\n`, 1],
    ['no size', `o\n\n${base64}\n`, 2],
    ['a leading zero', `o\n05\n${base64}\n`, 2],
    ['two zeros', `o\n00\n${base64}\n`, 2],
    ['a sign', `o\n+5\n${base64}\n`, 2],
    ['a minus', `o\n-5\n${base64}\n`, 2],
    ['a fraction', `o\n5.0\n${base64}\n`, 2],
    ['an exponent', `o\n5e1\n${base64}\n`, 2],
    ['hex', `o\n0x5\n${base64}\n`, 2],
    ['a space', `o\n5 \n${base64}\n`, 2],
    ['digits of another script', `o\n٥\n${base64}\n`, 2],
    ['2^53', `o\n9007199254740992\n${base64}\n`, 2],
    ['no root', 'o\n5\n', 3],
    ['a short root', `o\n5\n${base64.slice(4)}\n`, 3],
    ['a long root', `o\n5\nAAAA${base64}\n`, 3],
    ['a root of hex', `o\n5\n${root.toString('hex')}\n`, 3],
    ['an unpadded root', `o\n5\n${base64.slice(0, -1)}\n`, 3],
    [
      'stray bits in the root',
      `o\n5\n${`${base64.slice(0, -2)}${String.fromCharCode(base64.charCodeAt(42) + 1)}=`}\n`,
      3,
    ],
    ['an empty extension', `${body}one\n\n`, 5],
  ])('with %s is refused, and where is said', (_, text, at) => {
    expect(() => parseCheckpoint(text)).toThrow(
      expect.objectContaining({ code: 'checkpoint.malformed', place: { line: at } }),
    );
  });

  test.each([
    { origin: '', size: 5, root },
    { origin: 'a\nb', size: 5, root },
    { origin: 'a', size: -1, root },
    { origin: 'a', size: 2 ** 53, root },
    { origin: 'a', size: 5, root: root.subarray(1) },
    { origin: 'a', size: 5, root, extensions: [''] },
    { origin: 'a', size: 5, root, extensions: ['a\tb'] },
  ])('that no reader would take is not written', wrong =>
    expect(() => formatCheckpoint(wrong)).toThrow(RangeError),
  );
});

describe('a checkpoint is accepted', () => {
  const signed = (text: string) => signNote(text, [sampleLogKey.signer]);
  const cosigned = async (text: string) =>
    withSignatures(await signed(text), [await cosignText(sampleWitness.signer, text, 1_700_000_000)]);

  test('of the pinned log, signed by its key', async () =>
    expect(openCheckpoint(await signed(body), sampleTrust)).toMatchObject({
      ok: true,
      value: { origin: sampleOrigin, size: 5, root, body, cosigned: [] },
    }));

  test('with the witnesses that are wanted, and when they saw it', async () =>
    expect(openCheckpoint(await cosigned(`${body}more\n`), { ...sampleTrust, quorum: 1 })).toMatchObject({
      ok: true,
      value: { extensions: ['more'], cosigned: [{ name: sampleWitness.verifier.name, time: 1_700_000_000 }] },
    }));

  const code = (note: string, trust = sampleTrust) => {
    const verdict = openCheckpoint(note, trust);
    return verdict.ok ? 'accepted' : verdict.code;
  };

  test('but not of another log, though the key is the same', async () => {
    expect(code(await signed(body.replace('ledger', 'legder')))).toBe('checkpoint.origin-differs');
  });

  test('but not when only a witness has signed it', async () => {
    const cosignature = await cosignText(sampleWitness.signer, body, 5);
    const stranger = sampleKey('stranger.example');
    const note = withSignatures(await signNote(body, [stranger.signer]), [cosignature]);
    expect(code(note)).toBe('checkpoint.not-signed-by-log');
  });

  test('but not with fewer witnesses than are wanted, whatever is wanted', async () => {
    expect(code(await signed(body), { ...sampleTrust, quorum: 1 })).toBe('checkpoint.too-few-witnesses');
    expect(code(await cosigned(body), { ...sampleTrust, quorum: 2 })).toBe('checkpoint.too-few-witnesses');
    expect(code(await cosigned(body), { ...sampleTrust, quorum: Number.NaN })).toBe(
      'checkpoint.too-few-witnesses',
    );
  });

  test('but a witness that signs plainly has not cosigned', async () => {
    const plain = sampleKey(sampleWitness.verifier.name);
    const note = withSignatures(
      await signNote(body, [plain.signer]),
      parseNote(await signed(body)).signatures,
    );
    expect(code(note, { ...sampleTrust, witnesses: [plain.verifier], quorum: 1 })).toBe(
      'checkpoint.too-few-witnesses',
    );
  });

  test('but not of an empty log with a root of something', async () => {
    const empty = (hash: Buffer) => signed(formatCheckpoint({ origin: sampleOrigin, size: 0, root: hash }));
    expect(code(await empty(emptyRoot()))).toBe('accepted');
    expect(code(await empty(root))).toBe('checkpoint.empty-root-differs');
  });

  test('but not when a signed text is no checkpoint', async () =>
    expect(code(await signed('not a checkpoint\n'))).toBe('checkpoint.malformed'));
});
