import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { DatabaseSync } from 'node:sqlite';
import { formatCheckpoint, parseVerifierKey, signKeyLink, signNote, type Verifier } from '#evidence';
import type { Case } from '../../../apps/auditor/src/case/case-file.js';
import { headIn } from '../../../apps/auditor/src/case/choose-head.js';
import { archiveOf, caseOf, codesIn, rewritten, textOf, trusted, verified } from '#test/support/cases';
import { publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { cosigned, keyNamed, logKey, witnessKey } from '#test/support/static-log';

const scope = 'unit=bca,from=2020-01-01,to=2020-12-31';

let ledger: PublishedLedger;
let shown: Case;
let archive: Uint8Array;
beforeAll(async () => {
  ledger = await publishedLedger(40);
  shown = await caseOf(ledger, scope);
  archive = archiveOf(shown);
});
afterAll(() => ledger.remove());

describe('what is written', () => {
  test('the events in scope and under the head, in their stored bytes', () => {
    const { length } = ledger.recorded;
    const inScope = ledger.recorded.filter(
      ({ effectiveDate, index }) => effectiveDate.startsWith('2020') && index < length - 20,
    );
    expect(shown.known).toBe(length - 21);
    expect(inScope.length).toBeGreaterThan(20);
    expect(shown.events.map(({ index }) => index)).toEqual(inScope.map(({ index }) => index));
    const { index, body } = shown.events[3]!;
    expect(textOf(archive, `events/${`${index}`.padStart(12, '0')}.json`)).toBe(body);
  });

  test('the same bytes for the same scope, clocks and head', async () => {
    const again = archiveOf(await caseOf(ledger, scope, { index: shown.known }));
    expect(hash('sha256', again, 'hex')).toBe(hash('sha256', archive, 'hex'));
  });

  test('the first head signed at or after what was known', async () => {
    const early = await caseOf(await ledgerOf(560), scope, { index: 99 });
    expect([early.known, early.checkpoint.split('\n')[1]]).toEqual([99, '100']);
  });

  test('the head that is asked for: by its size, or the very note', async () => {
    const other = await ledgerOf(560);
    const known = { index: 99 };
    const sized = await caseOf(other, scope, known, { size: 300 });
    expect([sized.known, sized.checkpoint.split('\n')[1]]).toEqual([99, '300']);
    const cosignedNote = await cosigned(other.notes[1]!);
    const given = await caseOf(other, scope, known, { note: headIn(cosignedNote) });
    expect([given.checkpoint, given.cosignatures]).toEqual([
      sized.checkpoint,
      expect.stringContaining('witness'),
    ]);
    expect(await codesIn(archiveOf(given), { ...trusted, witnesses: [witnessKey.line], quorum: 1 })).toEqual(
      [],
    );
    expect((await caseOf(other, scope, undefined, { size: 100 })).known).toBe(99);
  });

  test('a head that was never signed, that is too small, or that the events do not give is refused', async () => {
    const refused = (size: number, index: number) => caseOf(ledger, scope, { index }, { size });
    await expect(refused(7, 3)).rejects.toMatchObject({ code: 'case.head-unknown' });
    const { length } = ledger.recorded;
    await expect(refused(length - 20, length - 20)).rejects.toMatchObject({ code: 'case.head-too-small' });
    const forged = await signNote(
      formatCheckpoint({ origin: 'ledger.example/socai', size: 30, root: Buffer.alloc(32) }),
      [logKey.signer],
    );
    await expect(caseOf(ledger, scope, { index: 3 }, { note: headIn(forged) })).rejects.toMatchObject({
      code: 'head.root',
    });
  });

  test('an instant is the index that a query would resolve; too early or too late is refused', async () => {
    const { recordedAt, index } = ledger.recorded.at(-1)!;
    // Everything here is recorded at one instant, the last of it not yet under a signed head.
    await expect(caseOf(ledger, scope, { instant: recordedAt })).rejects.toMatchObject({
      code: 'case.no-head',
      numbers: { known: index },
    });
    await expect(caseOf(ledger, scope, { instant: '2000-01-01T00:00:00.000Z' })).rejects.toMatchObject({
      code: 'case.nothing-known',
    });
  });

  test('schemas to the byte as docs/events has them', () => {
    const names = Object.keys(unzipSync(archive)).filter(name => name.startsWith('schemas/'));
    expect(names).toContain('schemas/funds-committed.v1.json');
    for (const name of names) {
      const path = ['.', 'event-sourcing', 'budgets', 'units', 'parameters']
        .map(folder => join('docs/events', folder, name.slice('schemas/'.length)))
        .find(candidate => existsSync(candidate))!;
      expect([name, textOf(archive, name)]).toEqual([name, readFileSync(path, 'utf8')]);
    }
  });

  test('figures are the sums of the postings shown', () => {
    const { movements } = JSON.parse(textOf(archive, 'figures.json')) as {
      movements: { account: string; net: string }[];
    };
    const account = 'line/2020.bca.ministry.recurrent.009.040-041.6000/committed';
    const sum = shown.events
      .flatMap(({ body }) => (JSON.parse(body).data.postings ?? []) as { account: string; amount: string }[])
      .filter(posting => posting.account === account)
      .reduce((total, { amount }) => total + BigInt(amount), 0n);
    expect(sum).toBeGreaterThan(0n);
    expect(movements.find(movement => movement.account === account)?.net).toBe(`${sum}`);
  });

  test('cosignatures change no other file', async () => {
    const [note] = ledger.notes.slice(-1);
    const cosignatures = (await cosigned(note!)).slice(note!.length);
    const files = Object.entries(unzipSync(archiveOf({ ...shown, cosignatures })));
    const without = files.filter(([name]) => name !== 'cosignatures');
    expect(files.length).toBe(without.length + 1);
    expect(without).toEqual(Object.entries(unzipSync(archive)));
    const watched = { ...trusted, witnesses: [witnessKey.line], quorum: 1 };
    expect(await codesIn(archiveOf({ ...shown, cosignatures }), watched)).toEqual([]);
    expect(await codesIn(archive, watched)).toEqual(['head.too-few-witnesses']);
  });

  const others: PublishedLedger[] = [];
  const ledgerOf = async (commitments: number): Promise<PublishedLedger> => {
    const other = await publishedLedger(commitments);
    others.push(other);
    return other;
  };
  afterAll(() => others.forEach(other => other.remove()));
});

describe('a sound case', () => {
  test('nothing is found, and what is not claimed is noted', async () => {
    const { found, events, size } = await verified(archive);
    expect(found.kept.map(({ code }) => code)).toEqual(['note.case-scope']);
    expect([events, size]).toEqual([shown.events.length, ledger.recorded.length - 20]);
  });

  test('with its own key alone, that is noted', async () => {
    const { found } = await verified(archive, { ...trusted, keys: [] });
    expect(found.kept.map(({ code }) => code)).toEqual(['note.case-own-key', 'note.case-scope']);
  });

  test('with the key of another log it is nobody’s', async () => {
    const stranger = { ...trusted, keys: [keyNamed('ledger.example/socai', 5).line] };
    expect(await codesIn(archive, stranger)).toEqual(['case.key', 'head.invalid']);
  });
});

test('a log that changed its key: whoever knows the former one reads the case with it', async () => {
  const former = keyNamed('ledger.example/socai', 77);
  const [old, next] = [former, logKey].map(({ line }) => parseVerifierKey(line)) as [Verifier, Verifier];
  const link = { origin: 'ledger.example/socai', old, next, time: '2021-01-01T00:00:00.000Z' };
  const copy = ledger.copy();
  const db = new DatabaseSync(copy.events);
  const note = await signKeyLink(link, former.signer, logKey.signer);
  db.prepare('INSERT INTO control VALUES (?, 0, ?)').run('socai-keys', note);
  db.close();
  const rotated = archiveOf(await caseOf(copy, scope));
  copy.remove();
  expect(textOf(rotated, 'verifier-key')).toBe(`${logKey.line}\n${former.line}\n`);
  expect(await codesIn(rotated, { ...trusted, keys: [former.line] })).toEqual([]);
  expect(await codesIn(archive, { ...trusted, keys: [former.line] })).toContain('head.invalid');
});

describe('any single byte', () => {
  test('anywhere in the archive is found', async () => {
    const missed: number[] = [];
    const step = Math.max(1, Math.floor(archive.length / 150));
    for (let at = 0; at < archive.length; at += step) {
      const changed = archive.slice();
      changed[at]! ^= 1;
      if ((await codesIn(changed)).length === 0) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  test('in the data of an event is found, whatever it makes of the data', async () => {
    const { body } = shown.events[9]!;
    const start = Buffer.from(archive).indexOf(body) + body.indexOf('"postings":');
    const missed: number[] = [];
    for (let at = start; at < start + 150; at += 1) {
      const changed = archive.slice();
      changed[at]! ^= 1;
      if (!(await codesIn(changed)).some(code => code.startsWith('event.'))) missed.push(at);
    }
    expect(missed).toEqual([]);
  });
});

/** Puts what somebody would put who also mends the table of contents. */
const forged = (name: string, change: (text: string) => string): Uint8Array =>
  rewritten(archive, files => {
    const text = change(Buffer.from(files[name]!).toString());
    files[name] = Buffer.from(text);
    const manifest = JSON.parse(Buffer.from(files['case.json']!).toString());
    if (name in manifest.files) manifest.files[name] = hash('sha256', text, 'hex');
    if (name !== 'case.json') files['case.json'] = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  });

describe('whoever mends the table of contents too is found', () => {
  const eventAt = (n: number): string => `events/${`${shown.events[n]!.index}`.padStart(12, '0')}.json`;
  const proofAt = (n: number): string => eventAt(n).replace('events', 'proofs');

  test('an amount', async () =>
    expect(await codesIn(forged(eventAt(9), text => text.replace('"amount":"', '"amount":"9')))).toContain(
      'event.content-hash',
    ));

  test('an amount and its hash: the proof leads elsewhere', async () => {
    const changed = forged(eventAt(9), text => {
      const { contentHash: _, salt, ...content } = JSON.parse(text.replace('"amount":"', '"amount":"9'));
      const { contentHash } = JSON.parse(text);
      const body = text.replace('"amount":"', '"amount":"9');
      const bare = body.replace(`"contentHash":"${contentHash}",`, '').replace(`"salt":"${salt}",`, '');
      const hashed = [Buffer.from('socai/content/v1\n'), Buffer.from(salt, 'hex'), Buffer.from(bare)];
      expect(content.id).toBeDefined();
      return body.replace(contentHash, hash('sha256', Buffer.concat(hashed), 'hex'));
    });
    expect(await codesIn(changed)).toContain('case.proof');
  });

  test.each<[string, (text: string) => string, string]>([
    ['figures.json', text => text.replace(/"net": "\d/u, '"net": "7'), 'case.counted'],
    ['documents.json', text => text.replace(/"number": "/u, '"number": "X'), 'case.counted'],
    ['case.html', text => text.replace('good', 'fine'), 'case.page'],
    ['case.html', text => text.replace('"known":', '"known":1'), 'case.page'],
    ['case.json', text => text.replace('"unit": "bca"', '"unit": "bcb"'), 'case.page'],
    ['case.json', text => text.replace('"to": "2020-12-31"', '"to": "2020-01-15"'), 'case.scope'],
    ['case.json', text => text.replace('"events": ', '"events": 1'), 'case.manifest'],
    ['case.json', text => text.replace('socai/case/v1', 'socai/case/v2'), 'case.manifest'],
    ['checkpoint', text => text.replace('\n', '0\n'), 'head.invalid'],
    ['verifier-key', () => `${keyNamed('ledger.example/socai', 5).line}\n`, 'case.key'],
  ])('%s %s', async (name, change, code) => expect(await codesIn(forged(name, change))).toContain(code));

  test('the proof of a neighbour', async () => {
    const other = textOf(archive, proofAt(10));
    expect(await codesIn(forged(proofAt(9), () => other))).toContain('case.proof');
  });

  test('a file that is gone, and one too many', async () => {
    expect(await codesIn(rewritten(archive, files => void delete files['figures.json']))).toContain(
      'case.file',
    );
    expect(await codesIn(rewritten(archive, files => void (files['more'] = Buffer.from('x'))))).toContain(
      'case.file',
    );
    expect(await codesIn(rewritten(archive, files => void delete files['checkpoint']))).toEqual([
      'case.file',
    ]);
  });
});
