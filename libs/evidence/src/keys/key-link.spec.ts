import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Failure, formatCheckpoint, formatNote, parseNote, signNote } from '../index.js';
import { sampleKey } from '../testing/index.js';
import { joinNotes, signerKeyFromSeed, signerOf, splitNotes, verifierOf } from '../note/index.js';
import { followKeyLinks, openKeyLink, signKeyLink } from './index.js';

const origin = 'ledger.example/log';
const keyNumber = (n: number, name = origin) => {
  const { privateKey, publicKey } = signerKeyFromSeed(name, Buffer.alloc(32, n));
  return { signer: signerOf(name, privateKey), verifier: verifierOf(name, publicKey) };
};
type Key = ReturnType<typeof keyNumber>;
const [first, second, third, thief] = [1, 2, 3, 9].map(n => keyNumber(n)) as [Key, Key, Key, Key];
const time = '2026-04-01T00:00:00.000Z';

const link = (old: Key, next: Key, signers: readonly Key[] = [old, next]): Promise<string> => {
  const [a, b] = signers as [Key, Key];
  return signKeyLink({ origin, old: old.verifier, next: next.verifier, time }, a.signer, b.signer);
};
const followed = (known: readonly Key[], notes: readonly string[]) =>
  followKeyLinks({ origin, known: known.map(({ verifier }) => verifier) }, notes);
const idsOf = (keys: readonly { keyId: number }[]) => keys.map(({ keyId }) => keyId);

describe('links between the keys of a log', () => {
  test.each([
    ['the oldest key', first],
    ['the one in the middle', second],
    ['the newest key', third],
  ])('whoever knows %s knows all of them, newest first', async (_, known) => {
    const notes = [await link(first, second), await link(second, third)];
    const { keys, links, refused } = followed([known], notes);
    expect([idsOf(keys), links.length, refused]).toEqual([
      idsOf([third.verifier, second.verifier, first.verifier]),
      2,
      undefined,
    ]);
  });

  test('several are one text, and come apart again', async () => {
    const notes = [await link(first, second), await link(second, third)];
    expect(splitNotes(joinNotes(notes))).toEqual(notes);
    expect(splitNotes(joinNotes(notes.slice(0, 1)))).toEqual(notes.slice(0, 1));
    expect(splitNotes('')).toEqual([]);
  });

  test('one of the signatures is not enough, nor is somebody else’s', async () => {
    const { text, signatures } = parseNote(await link(first, second));
    const only = (n: number) => formatNote({ text, signatures: [signatures[n]!] });
    const codes = [only(0), only(1)].map(note => (openKeyLink(note, origin) as Failure).code);
    expect(codes).toEqual(['key-link.unsigned', 'key-link.unsigned']);
    expect(openKeyLink(await link(first, second, [thief, second]), origin)).toMatchObject({
      code: 'key-link.unsigned',
    });
  });

  test('a chain of unknown keys counts for nothing', async () => {
    const { keys, links, refused } = followed([first], [await link(thief, keyNumber(8))]);
    expect([idsOf(keys), links, refused?.failure.code]).toEqual([
      idsOf([first.verifier]),
      [],
      'key-link.unknown-key',
    ]);
  });

  test('a link of another log, and a checkpoint, are none', async () => {
    expect(openKeyLink(await link(first, second), 'other.example/log')).toMatchObject({
      code: 'key-link.other-log',
    });
    const strange = keyNumber(4, 'other.example/log');
    expect(openKeyLink(await link(first, strange), origin)).toMatchObject({ code: 'key-link.other-log' });
    const head = formatCheckpoint({ origin, size: 1, root: Buffer.alloc(32) });
    const note = await signNote(head, [first.signer, second.signer]);
    expect(openKeyLink(note, origin)).toMatchObject({ code: 'key-link.malformed' });
  });

  test.each([
    ['goes back to a former key', [second, first], 'key-link.key-returns'],
    ['leads to itself', [second, second], 'key-link.key-returns'],
    ['begins at another key, a second successor of the first', [first, thief], 'key-link.chain-broken'],
  ] as const)('a link that %s ends the chain', async (_, [old, next], code) => {
    const notes = [await link(first, second), await link(old, next)];
    const { keys, refused } = followed([first], notes);
    expect([idsOf(keys), refused?.at, refused?.failure.code]).toEqual([
      idsOf([second.verifier, first.verifier]),
      1,
      code,
    ]);
  });

  test('a witness’s key is no key of the log', async () => {
    const witness = sampleKey(origin, 'cosignature');
    const made = { origin, old: first.verifier, next: witness.verifier, time };
    expect(openKeyLink(await signKeyLink(made, first.signer, witness.signer), origin)).toMatchObject({
      code: 'key-link.other-log',
    });
  });

  test('no byte of it can be another', async () => {
    const note = Buffer.from(await link(first, second));
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Buffer.from(note);
        changed[at]! ^= change;
        expect(openKeyLink(changed, origin).ok).toBe(false);
      }),
    );
  });

  test('nothing that is shown makes it throw', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        followKeyLinks({ origin, known: [first.verifier] }, splitNotes(bytes));
      }),
    ));
});
