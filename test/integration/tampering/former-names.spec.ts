import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formatCheckpoint, signNote } from '#evidence';
import { type LedgerFolder, publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { common, firstKey, laterKey, lostHead, newName, renamedLedger } from '#test/support/renamed-ledger';
import { keyNamed, logKey, origin } from '#test/support/static-log';
import { seen } from './verifying.js';

/* What a checkpoint of a name that the log has left is worth to whoever kept it: docs/guides/verifying.md. */
let original: PublishedLedger;
let ledger: LedgerFolder & { remove(): void };
beforeAll(async () => {
  original = await publishedLedger();
  ledger = await renamedLedger(original);
});
afterAll(() => {
  ledger.remove();
  original.remove();
});

const both = [laterKey.line, logKey.line];
const kept = async (note: string, keys: readonly string[] = both, offline = false) => {
  const path = join(ledger.path, 'kept');
  writeFileSync(path, note);
  return seen(ledger, { keys, held: [path], ...(offline && { offline: true }) });
};
const headOf = ({ size, root = Buffer.alloc(32, 9) }: { size: number; root?: Buffer }, by = logKey) =>
  signNote(formatCheckpoint({ origin: by.signer.name, size, root }), [by.signer]);

test('a renamed ledger with a new key is sound, by either key of the new name, and without the database', async () => {
  for (const keys of [both, [firstKey.line], [laterKey.line]])
    for (const offline of [{}, { offline: true }] as const) {
      const { codes, verdict } = await seen(ledger, { keys, ...offline });
      expect([codes, verdict!.found.kept.map(({ code }) => code)]).toEqual([
        [],
        expect.arrayContaining(['note.new-origin', 'note.key-rotated']),
      ]);
    }
});

describe('a checkpoint of the former name', () => {
  test.each([false, true])('is a head of the same events (files alone: %j)', async offline => {
    expect((await kept(original.notes[0]!, both, offline)).codes).toEqual([]);
    const { findings } = await kept(await headOf({ size: 100 }), both, offline);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'head.root', what: expect.stringMatching(/^held /u) }),
    ]);
  });

  test('has its signature checked where a key of that name was brought, and it is said where not', async () => {
    const { codes, verdict } = await kept(original.notes[0]!, [laterKey.line]);
    expect([codes, verdict!.found.kept]).toEqual([
      [],
      expect.arrayContaining([
        expect.objectContaining({ code: 'note.no-key', what: expect.stringContaining(`(${origin})`) }),
      ]),
    ]);
    expect((await kept(await headOf({ size: 100 }, keyNamed(origin, 77)))).codes).toEqual(['head.invalid']);
  });

  test('beyond what the new name goes on from proves a loss, and it is said whether that is owned up to', async () => {
    const place = { code: 'head.lost', index: common };
    expect((await kept(await headOf(lostHead))).findings).toEqual([
      expect.objectContaining({ ...place, expected: '620', actual: '400; the statement names this head' }),
    ]);
    expect((await kept(await headOf({ size: 401 }))).findings).toEqual([
      expect.objectContaining({ ...place, expected: '401', actual: '400; no statement names this head' }),
    ]);
  });
});

test('whoever knows the former name alone is told the new one, and who has signed that', async () => {
  const { unreadable } = await kept(original.notes[0]!, [logKey.line]);
  const is = `The log has left the name ${origin}, and is ${newName} from event ${common} on`;
  expect(unreadable).toContain(`${is}; a key of yours has signed that`);
  const other = await kept(original.notes[0]!, [keyNamed(origin, 77).line]);
  expect(other.unreadable).toContain('no key of yours has signed that');
});

test('a checkpoint of a third log is named as what it is', async () => {
  const { findings } = await kept(await headOf({ size: 100 }, keyNamed('third.example')));
  expect(findings).toEqual([
    expect.objectContaining({ code: 'head.other-log', expected: newName, actual: 'third.example' }),
  ]);
});
