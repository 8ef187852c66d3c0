import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from '@jest/globals';
import { type LedgerFolder, publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { laterKey, renamedLedger } from '#test/support/renamed-ledger';
import { sealedLedger } from '#test/support/sealed-ledger';
import { cosigned, keyNamed, origin, recordControl, recordHeads, witnessKey } from '#test/support/static-log';
import { appendEvent, cutTail, publishAgain, rewriteEvent } from './forging.js';
import { seen } from './verifying.js';

/*
 * The claims of docs/guides/what-is-proved.md, one by one: what is found by whom, and what nobody may claim. An
 * attacker here may do everything that the ledger itself can, short of the key where that is said.
 */
let original: PublishedLedger;
let ledger: LedgerFolder & { remove(): void };
let sizes: readonly number[];

beforeAll(async () => {
  original = await publishedLedger();
  sizes = [100, 300, original.recorded.length - 20];
});
afterAll(() => original.remove());
beforeEach(() => {
  ledger = original.copy();
});
afterEach(() => ledger.remove());

const at = 200;
const other = keyNamed(origin, 66);

describe('an event is rewritten with a hash that fits it', () => {
  beforeEach(() => rewriteEvent(ledger, at, () => ({ reason: 'because' })));

  test('published: its entry, and every head from there on, name it', async () => {
    const { findings } = await seen(ledger);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'entry.differs', index: at, what: 'tile/entries/000 contentHash' }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ code: 'head.root', index: 100 }));
  });

  test('with tiles and bundles made again, the signed heads say between which sizes it stands', async () => {
    const checkpoint = original.notes.at(-1)!;
    await publishAgain(ledger, { sizes });
    // Whoever has no key must leave every signed head as it was.
    writeFileSync(join(ledger.log, 'checkpoint'), checkpoint);
    writeFileSync(join(ledger.heads, 'last-head'), checkpoint);
    recordHeads(ledger.events, original.notes);
    const { codes, findings } = await seen(ledger);
    expect(codes).toEqual(['head.root']);
    expect(findings.map(({ index }) => index)).toEqual([100, 100, 100]);
  });

  test('signed again with a wrong key, no head is signed by a known one', async () => {
    await publishAgain(ledger, { sizes, key: other });
    expect((await seen(ledger)).codes).toEqual(['head.invalid']);
    const kept = join(ledger.path, 'kept');
    writeFileSync(kept, original.notes[1]!);
    expect((await seen(ledger, { held: [kept] })).codes).toEqual(['head.invalid', 'head.root']);
    expect((await seen(ledger, { offline: true })).codes).toEqual(['head.invalid']);
  });

  test('signed again with the right key: NOT CLAIMED by a verifier who knows no earlier head', async () => {
    await publishAgain(ledger, { sizes });
    expect((await seen(ledger)).codes).toEqual([]);
    expect((await seen(ledger, { offline: true })).codes).toEqual([]);
  });

  test('signed again with the right key: found by whoever kept a checkpoint of after it', async () => {
    await publishAgain(ledger, { sizes });
    const kept = join(ledger.path, 'kept');
    writeFileSync(kept, original.notes[1]!);
    for (const offline of [{}, { offline: true }] as const)
      expect((await seen(ledger, { ...offline, held: [kept] })).findings).toEqual([
        expect.objectContaining({ code: 'head.root', what: `held ${kept}, 300` }),
      ]);
  });

  test('a checkpoint of before it says nothing of it', async () => {
    await publishAgain(ledger, { sizes });
    expect((await seen(ledger, { held: [ledger.held] })).codes).toEqual([]);
  });
});

describe('before publication', () => {
  const unpublished = () => original.recorded.length - 5;

  test('NOT CLAIMED: the newest events can be rewritten', async () => {
    rewriteEvent(ledger, unpublished(), () => ({ reason: 'because' }));
    expect((await seen(ledger)).codes).toEqual([]);
  });

  test('NOT CLAIMED: the newest events can be left off', async () => {
    cutTail(ledger, unpublished());
    expect((await seen(ledger)).codes).toEqual([]);
  });

  test('NOT CLAIMED: a well-formed event can be put in at the end', async () => {
    await appendEvent(ledger, at, '1');
    expect((await seen(ledger)).codes).toEqual([]);
  });

  test('but what is stored must fit itself: a byte is found', async () => {
    rewriteEvent(ledger, unpublished(), ({ data }) => ({ data: { ...(data as object), extra: 1 } }));
    expect((await seen(ledger)).findings).toContainEqual(
      expect.objectContaining({ code: 'event.data', index: unpublished() }),
    );
  });
});

describe('the end is cut off', () => {
  test('to before what was signed: every place that kept a head says so', async () => {
    cutTail(ledger, 400);
    const { findings } = await seen(ledger);
    const beyond = findings.filter(({ code }) => code === 'head.beyond-log');
    const places = beyond.map(({ what }) => what!.split(' ')[0]);
    expect(new Set(places)).toEqual(new Set(['checkpoint', 'head-file', 'socai-heads']));
    expect(beyond.every(({ index }) => index === 400)).toBe(true);
  });

  test('an old backup of the database is found by the published checkpoint and by the file apart', async () => {
    cutTail(ledger, 300);
    const older = original.copy();
    cutTail(older, 300);
    const db = new DatabaseSync(older.events);
    db.exec('DELETE FROM control WHERE revision > 1');
    db.close();
    cpSync(older.events, ledger.events);
    older.remove();
    expect((await seen(ledger)).codes).toContain('head.beyond-log');
    expect((await seen(ledger, { withoutLog: true })).findings).toEqual([
      expect.objectContaining({ code: 'head.beyond-log', expected: String(sizes[2]), actual: '300' }),
    ]);
  });

  test('everything put back to an old state: NOT CLAIMED alone, found with a later checkpoint', async () => {
    cutTail(ledger, 300);
    await publishAgain(ledger, { sizes: [100, 300] });
    expect((await seen(ledger)).codes).toEqual([]);
    const later = join(ledger.path, 'later');
    writeFileSync(later, original.notes[2]!);
    expect((await seen(ledger, { held: [later] })).codes).toEqual(['head.beyond-log']);
  });
});

describe('a forged event is put in', () => {
  test('in the middle, everything behind it moved up: heads and entries say from where on', async () => {
    const db = new DatabaseSync(ledger.events);
    db.exec(
      `UPDATE event SET idx = -idx - 2 WHERE idx >= ${at}; UPDATE event SET idx = -idx - 1 WHERE idx < 0`,
    );
    db.exec(`INSERT INTO event SELECT ${at}, prev, stream, revision + 1000000, type, recorded_at, high, command, body
             FROM event WHERE idx = ${at - 1}`);
    db.close();
    const { findings } = await seen(ledger);
    for (const code of ['event.column', 'entry.differs'] as const)
      expect(findings).toContainEqual(expect.objectContaining({ code, index: at }));
    expect(findings).toContainEqual(expect.objectContaining({ code: 'head.root', index: 100 }));
  });
});

describe('two histories, both signed with the right key', () => {
  const witnessed = async (name: string): Promise<string> => {
    const path = join(ledger.path, name);
    writeFileSync(path, await cosigned(original.notes[1]!));
    return path;
  };

  test('each is sound alone; a verifier who has the head that a witness saw finds the fork', async () => {
    const seenByWitness = await witnessed('seen-by-witness');
    rewriteEvent(ledger, at, () => ({ reason: 'for the second verifier' }));
    await publishAgain(ledger, { sizes });
    expect((await seen(original)).codes).toEqual([]);
    expect((await seen(ledger)).codes).toEqual([]);
    const holds = { held: [seenByWitness], witnesses: [witnessKey.line] };
    expect((await seen(original, holds)).codes).toEqual([]);
    for (const offline of [{}, { offline: true }] as const)
      expect((await seen(ledger, { ...offline, ...holds })).codes).toEqual(['head.root']);
  });

  test('a checkpoint that too few witnesses signed is refused where a quorum is asked for', async () => {
    const holds = { witnesses: [witnessKey.line], quorum: 1 };
    expect((await seen(ledger, holds)).codes).toEqual(['head.too-few-witnesses']);
    writeFileSync(join(ledger.log, 'checkpoint'), await cosigned(original.notes[2]!));
    expect((await seen(ledger, holds)).codes).toEqual([]);
  });
});

describe('NOT CLAIMED of what is kept beside the log', () => {
  test('that the file of the last head is there', async () => {
    rmSync(ledger.heads, { recursive: true });
    expect((await seen(ledger, { withoutHeadFile: true })).codes).toEqual([]);
  });

  test('that an older head in it is the last', async () => {
    writeFileSync(join(ledger.heads, 'last-head'), original.notes[0]!);
    expect((await seen(ledger)).codes).toEqual([]);
  });

  test('that a seal key opens what it sealed, where keys are looked for and not used', async () => {
    const secret = await sealedLedger(original);
    const db = new DatabaseSync(join(secret.path, 'seal-keys.db'));
    db.exec('UPDATE seal_key SET key = zeroblob(32)');
    db.close();
    expect((await seen(secret)).codes).toEqual([]);
    expect((await seen(secret, { opensSealed: true })).codes).toEqual(['sealed.text']);
    secret.remove();
  });

  test('that seal keys are there, where there is no file of them; that is said', async () => {
    const secret = await sealedLedger(original);
    rmSync(join(secret.path, 'seal-keys.db'));
    const { codes, verdict } = await seen(secret);
    expect([codes, verdict!.found.kept.map(({ code }) => code)]).toEqual([
      [],
      expect.arrayContaining(['note.no-seal-keys']),
    ]);
    secret.remove();
  });

  test('that the log ever had another name, by a verifier who never knew it', async () => {
    const renamed = await renamedLedger(original);
    recordControl(renamed.events, 'socai-origins', []);
    rmSync(join(renamed.log, 'former-origins'));
    expect((await seen(renamed, { keys: [laterKey.line] })).codes).toEqual([]);
    renamed.remove();
  });
});

test('without a key signatures are not checked, and that is said', async () => {
  await publishAgain(ledger, { sizes, key: other });
  const { codes, verdict } = await seen(ledger, { keys: [] });
  expect(codes).toEqual([]);
  expect(verdict!.found.kept.map(({ code }) => code)).toContain('note.no-key');
});

test('the origin is pinned: a log of another name is refused, though the key is known', async () => {
  expect((await seen(ledger, { origin: 'other.example/socai', offline: true })).codes).toEqual([
    'head.invalid',
  ]);
});
