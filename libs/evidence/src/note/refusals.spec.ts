import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Malformed } from '../malformed.js';
import { sampleKey } from '../testing/index.js';
import {
  formatNote,
  formatSignerKey,
  formatVerifierKey,
  keyIdOf,
  openNote,
  parseNote,
  parseSignerKey,
  parseVerifierKey,
  signerOf,
  signNote,
  signText,
  verifierOf,
  withSignatures,
} from './index.js';

const log = sampleKey('ledger.example/log');
const other = sampleKey('other.example/log');
const text = 'A text\n\nof two parts.\n';
const noteOf = () => signNote(text, [log.signer]);
const known = [log.verifier];

describe('a signed note', () => {
  test('opens', async () =>
    expect(openNote(await noteOf(), known)).toMatchObject({ ok: true, value: { text, unknown: [] } }));

  test('with any one byte changed does not', async () => {
    const bytes = Buffer.from(await noteOf());
    for (let at = 0; at < bytes.length; at += 1)
      for (const by of [1, 2, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= by;
        if (openNote(changed, known).ok) throw new Error(`byte ${at} changed by ${by} is accepted`);
      }
  });

  test('with any one byte gone or twice does not', async () => {
    const bytes = Buffer.from(await noteOf());
    for (let at = 0; at < bytes.length; at += 1) {
      const before = bytes.subarray(0, at);
      const after = bytes.subarray(at + 1);
      for (const changed of [
        Buffer.concat([before, after]),
        Buffer.concat([before, bytes.subarray(at, at + 1), bytes.subarray(at)]),
      ])
        if (openNote(changed, known).ok) throw new Error(`byte ${at} gone or twice is accepted`);
    }
  });

  test('of whatever bytes is refused, as a value', () =>
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string(), fc.string({ unit: 'binary' })), bytes => {
        expect(openNote(bytes, known).ok).toBe(false);
      }),
    ));

  test('survives being taken apart and put together', async () => {
    const note = await signNote(text, [log.signer, other.signer]);
    expect(formatNote(parseNote(note))).toBe(note);
  });
});

describe('whose signatures count', () => {
  const broken = async () => {
    const signature = await signText(log.signer, 'Another text\n');
    return withSignatures(await signNote(text, [other.signer]), [signature]);
  };

  test('an unknown key says nothing', async () => {
    const note = await signNote(text, [other.signer, log.signer]);
    expect(openNote(note, known)).toMatchObject({
      ok: true,
      value: { unknown: [{ name: other.verifier.name }] },
    });
    expect(openNote(note, [])).toMatchObject({ ok: false, code: 'note.unsigned' });
  });

  test('a bad signature of a known key refuses the note, whoever else has signed it', async () =>
    expect(openNote(await broken(), [log.verifier, other.verifier])).toMatchObject({
      code: 'note.signature-invalid',
    }));

  test('a bad signature of an unknown key does not', async () =>
    expect(openNote(await broken(), [other.verifier])).toMatchObject({ ok: true }));

  test('of two signatures of one key the first counts, as in the Go library', async () => {
    const { signatures } = parseNote(await noteOf());
    const [bad] = parseNote(await broken()).signatures.filter(({ name }) => name === log.verifier.name);
    const both = (...order: readonly (typeof bad)[]) =>
      formatNote({ text, signatures: order.map(one => one!) });
    expect(openNote(both(signatures[0], bad), known)).toMatchObject({ ok: true, value: { verified: [{}] } });
    expect(openNote(both(bad, signatures[0]), known)).toMatchObject({ code: 'note.signature-invalid' });
  });

  test('a known name with another id, and a known id with another name, are unknown', async () => {
    const renamed = signerOf('someone.else', other.key.privateKey);
    for (const signer of [renamed, { ...log.signer, keyId: 1 }, { ...log.signer, name: 'someone.else' }])
      expect(openNote(await signNote(text, [signer]), known)).toMatchObject({ code: 'note.unsigned' });
  });

  test('one key given twice is told apart by nobody', async () =>
    expect(openNote(await noteOf(), [...known, ...known])).toMatchObject({ code: 'note.key-ambiguous' }));

  test('a cosignature is no signature, nor the other way round', async () => {
    const asWitness = verifierOf(log.verifier.name, log.key.publicKey, 'cosignature');
    expect(asWitness.keyId).not.toBe(log.verifier.keyId);
    const note = await signNote(text, [{ ...log.signer, keyId: asWitness.keyId }]);
    expect(openNote(note, [asWitness])).toMatchObject({ code: 'note.signature-invalid' });
  });
});

describe('what is no note', () => {
  const line = '— a AAAAAAA=\n';
  test.each([
    ['no blank line', `text\n${line}`, undefined],
    ['nothing after the blank line', 'text\n\n', 3],
    ['no signature line', 'text\n\nsignature\n', 3],
    ['no last line feed', `text\n\n${line.trim()}`, 3],
    ['a hyphen for the dash', 'text\n\n- a AAAAAAA=\n', 3],
    ['an en dash for the dash', 'text\n\n– a AAAAAAA=\n', 3],
    ['no space after the dash', 'text\n\n—a AAAAAAA=\n', 3],
    ['no name', 'text\n\n—  AAAAAAA=\n', 3],
    ['a plus in the name', 'text\n\n— a+b AAAAAAA=\n', 3],
    ['a no-break space in the name', 'text\n\n— a\u00A0b AAAAAAA=\n', 3],
    ['an ideographic space in the name', 'text\n\n— a\u3000b AAAAAAA=\n', 3],
    ['a next-line sign in the name', 'text\n\n— a\u0085b AAAAAAA=\n', 3],
    ['two spaces', 'text\n\n— a  AAAAAAA=\n', 3],
    ['no base64', 'text\n\n— a AAAA*AA=\n', 3],
    ['base64 without padding', 'text\n\n— a AAAAAAA\n', 3],
    ['base64 with stray bits', 'text\n\n— a AAAAAAB=\n', 3],
    ['base64 for addresses', 'text\n\n— a AAAA_-A=\n', 3],
    ['an id and no signature', 'text\n\n— a AAAAAA==\n', 3],
    ['a carriage return', `text\r\n\n${line}`, 1],
    ['a tab', `a\nte\txt\n\n${line}`, 2],
    ['a NUL', `te\0xt\n\n${line}`, 1],
    ['a lone surrogate', `te\ud800xt\n\n${line}`, undefined],
    ['text after a signature', `text\n\n${line}more\n`, 4],
    ['too many signatures', `text\n\n${line.repeat(101)}`, 3],
    ['too long a text', `${'a'.repeat(1_000_001)}\n\n${line}`, undefined],
  ])('%s', (_, note, at) => {
    const verdict = openNote(note, known);
    expect(verdict).toMatchObject({ ok: false, code: 'note.malformed' });
    expect(!verdict.ok && verdict.place?.line).toBe(at);
  });

  test('bytes that are not UTF-8: cut, overlong, a surrogate, beyond Unicode', () => {
    for (const bytes of [[0xe2, 0x80], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff]]) {
      const note = Buffer.concat([Buffer.from(bytes), Buffer.from(`\n\n${line}`)]);
      expect(() => parseNote(note)).toThrow(Malformed);
    }
  });

  test('but a byte order mark is a part of the text', () =>
    expect(parseNote(Buffer.from(`\ufefftext\n\n${line}`)).text).toBe('\ufefftext\n'));

  test('and what no reader would take is not written', () => {
    for (const wrong of ['no line feed', 'a\ttab\n', '\ud800\n'])
      expect(() => formatNote({ text: wrong, signatures: [] })).toThrow(RangeError);
    const signature = { name: 'a b', keyId: 1, signature: Buffer.alloc(64) };
    expect(() => formatNote({ text, signatures: [signature] })).toThrow(RangeError);
  });
});

describe('keys', () => {
  const vkey = formatVerifierKey(log.verifier);
  const skey = formatSignerKey(log.key);

  test('are read as they were written', () => {
    expect(formatVerifierKey(parseVerifierKey(vkey))).toBe(vkey);
    expect(formatSignerKey(parseSignerKey(skey))).toBe(skey);
    expect(keyIdOf(log.verifier.name, 'ed25519', log.verifier.publicKey)).toBe(log.signer.keyId);
  });

  /** With names, ids and keys of golang.org/x/mod/sumdb/note's own tests. */
  test.each([
    '',
    'a',
    'a+b',
    '+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n',
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T',
    'PeterNeumann+c74f20a3+',
  ])('%j is no verifier key', key => expect(() => parseVerifierKey(key)).toThrow(Malformed));

  test('that are private never show in what is said of them', () => {
    const secret = skey.slice(skey.lastIndexOf('+') + 1);
    const wrong = [
      skey.slice(0, -1),
      `${skey}A`,
      skey.replace('PRIVATE', 'PUBLIC'),
      skey.replace('ledger', 'laptop'),
    ];
    for (const key of [...wrong, skey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')]) {
      expect(() => parseSignerKey(key)).toThrow(Malformed);
      expect(() => parseSignerKey(key)).not.toThrow(secret.slice(0, 8));
    }
  });

  test('without a proper name, or of another length, are none', () => {
    expect(() => verifierOf('a b', log.key.publicKey)).toThrow(RangeError);
    expect(() => signerOf('', log.key.privateKey)).toThrow(RangeError);
    expect(() => verifierOf('a', Buffer.alloc(31))).toThrow(RangeError);
  });
});
