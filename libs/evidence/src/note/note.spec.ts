import { describe, expect, test } from '@jest/globals';
import { formatSignerKey, formatVerifierKey, openNote, parseSignerKey, parseVerifierKey } from './index.js';
import { cosignatureTime, cosignText, signerOf, signNote, verifierOf, withSignatures } from './index.js';

/** Source: C2SP signed-note, "Verifier keys", "Example". */
const example = {
  key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  note:
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZ' +
    'XsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
};

/** Source: golang.org/x/mod/sumdb/note, the keys of its examples. */
const peter = {
  signer: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  note:
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

describe('notes of others', () => {
  test('the example of the specification opens', () =>
    expect(openNote(example.note, [parseVerifierKey(example.key)])).toMatchObject({
      ok: true,
      value: { text: 'This is an example message.\n' },
    }));

  test('the example of the Go library opens', () =>
    expect(openNote(Buffer.from(peter.note), [parseVerifierKey(peter.verifier)]).ok).toBe(true));

  test('its signer key makes the same note', async () => {
    const { name, privateKey } = parseSignerKey(peter.signer);
    const text = peter.note.slice(0, peter.note.indexOf('\n\n') + 1);
    expect(await signNote(text, [signerOf(name, privateKey)])).toBe(peter.note);
  });

  test('its keys are written as they were read', () => {
    expect(formatSignerKey(parseSignerKey(peter.signer))).toBe(peter.signer);
    expect(formatVerifierKey(parseVerifierKey(peter.verifier))).toBe(peter.verifier);
  });
});

describe('a cosignature', () => {
  const { privateKey } = parseSignerKey(peter.signer);
  const witness = signerOf('witness.example/w1', privateKey, 'cosignature');
  const known = verifierOf('witness.example/w1', privateKey, 'cosignature');
  const log = parseVerifierKey(peter.verifier);

  test('joins the note it signs, and carries its time', async () => {
    const cosignature = await cosignText(witness, 'a body\n', 1_679_315_147);
    const note = withSignatures(await signNote('a body\n', [signerOf(log.name, privateKey)]), [cosignature]);
    const opened = openNote(note, [log, known]);
    expect(opened).toMatchObject({
      ok: true,
      value: { verified: [{ name: log.name }, { name: known.name }] },
    });
    expect(cosignatureTime(cosignature.signature)).toBe(1_679_315_147);
  });

  test('of another time does not verify', async () => {
    const { signature } = await cosignText(witness, 'a body\n', 5);
    expect(known.verify(Buffer.from('a body\n'), signature)).toBe(true);
    signature[7]! += 1;
    expect(known.verify(Buffer.from('a body\n'), signature)).toBe(false);
  });
});
