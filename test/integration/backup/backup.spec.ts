import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openSqliteSealKeys } from '#stores/sqlite';
import { type PublishedLedger, publishedLedger } from '#test/support/published-ledger';
import { linesOf, socai, startSocai } from '#test/support/socai';
import { logKey } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';

let original: PublishedLedger;
let ledger: ReturnType<PublishedLedger['copy']>;
let disk: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  original = await publishedLedger();
}, 60_000);
afterAll(() => original.remove());
beforeEach(() => {
  ledger = original.copy();
  disk = temporaryFolder();
});
afterEach(() => {
  ledger.remove();
  disk.remove();
});

const backingUp = (...more: readonly string[]) => [
  'backup',
  '--events',
  ledger.events,
  '--to',
  disk.file('copy'),
  '--key',
  logKey.line,
  '--json',
  ...more,
];

describe('a backup', () => {
  test('is a folder of its own, checked, with a manifest that is true', async () => {
    const { code, out, errors } = await socai(...backingUp());
    expect([code, errors]).toEqual([0, '']);
    expect(readdirSync(disk.path)).toEqual(['copy']);
    const files = readdirSync(disk.file('copy'));
    expect(files.toSorted()).toEqual(['checkpoint', 'events.db', 'last-head', 'manifest.json']);
    const manifest = JSON.parse(readFileSync(disk.file('copy/manifest.json'), 'utf8'));
    const events = original.recorded.length;
    expect(manifest).toMatchObject({
      events,
      published: events - 20,
      keys: false,
      origin: 'ledger.example/socai',
    });
    for (const { path, bytes, sha256 } of manifest.files) {
      const content = readFileSync(join(disk.file('copy'), path));
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
    }
    expect(linesOf(out, 'step').map(({ step }) => step)).toEqual(['copy', 'check']);
    expect(linesOf(out, 'progress').at(-1)).toMatchObject({ done: events, total: events });
    expect(linesOf(out, 'backup')).toEqual([{ kind: 'backup', to: disk.file('copy'), ...manifest }]);
  }, 30_000);

  test('never takes the place of what is there', async () => {
    writeFileSync(disk.file('copy'), 'mine');
    const { code, out } = await socai(...backingUp());
    expect([code, linesOf(out, 'failure')[0].code]).toEqual([1, 'backup.exists']);
    expect(readFileSync(disk.file('copy'), 'utf8')).toBe('mine');
  }, 30_000);

  test('of a ledger that was changed is refused, with what was found', async () => {
    const db = new DatabaseSync(ledger.events);
    const { index } = original.recorded.find(({ type }) => type === 'FundsCommitted')!;
    db.prepare(`UPDATE event SET body = replace(body, '"2"', '"9"') WHERE idx = ?`).run(index);
    db.close();
    const { code, out } = await socai(...backingUp());
    expect([code, linesOf(out, 'failure')[0].code]).toEqual([1, 'copy.not-sound']);
    expect(linesOf(out, 'finding')).toContainEqual(
      expect.objectContaining({ index, code: 'event.content-hash' }),
    );
    expect(readdirSync(disk.path)).toEqual([]);
  }, 30_000);

  test('of a ledger whose end was cut off below its checkpoint is refused', async () => {
    const db = new DatabaseSync(ledger.events);
    db.exec(`DELETE FROM event WHERE idx >= ${original.recorded.length - 30}`);
    db.close();
    const { code, out } = await socai(...backingUp());
    expect(code).toBe(1);
    expect(linesOf(out, 'finding').map(finding => finding.code)).toContain('head.beyond-log');
    expect(readdirSync(disk.path)).toEqual([]);
  }, 30_000);

  test('on a disk that takes no more says so, and leaves nothing', async () => {
    const run = startSocai(backingUp(), { limitKib: 200 });
    expect(await run.ended).toBe(3);
    expect(linesOf(run.out(), 'failure')[0].reason).toMatch(/written|full/u);
    expect(readdirSync(disk.path)).toEqual([]);
  }, 30_000);

  test('that is interrupted leaves nothing', async () => {
    const run = startSocai(backingUp());
    await run.printed(/"step":"copy"/u);
    run.signal('SIGINT');
    expect([await run.ended, linesOf(run.out(), 'failure').length]).toEqual([3, 1]);
    expect(readdirSync(disk.path)).toEqual([]);
  }, 30_000);

  test('that is killed leaves nothing under its name, and the next one tidies up', async () => {
    const run = startSocai(backingUp());
    await run.printed(/"step":"copy"/u);
    run.signal('SIGKILL');
    expect(await run.ended).toBe('SIGKILL');
    expect(existsSync(disk.file('copy'))).toBe(false);
    expect((await socai(...backingUp())).code).toBe(0);
    expect(readdirSync(disk.path)).toEqual(['copy']);
  }, 30_000);
});

describe('keys of sealed fields', () => {
  beforeEach(async () => {
    const keys = openSqliteSealKeys(join(ledger.path, 'seal-keys.db'));
    await keys.keep('one', { key: 'aa'.repeat(32), salt: 'bb'.repeat(32) });
    keys.close();
  });
  const copies = async (path: string) => {
    const keys = openSqliteSealKeys(path);
    try {
      return [(await keys.copies()).map(({ place }) => place), (await keys.find('one'))?.key];
    } finally {
      keys.close();
    }
  };

  test('stay where they are unless they are asked for', async () => {
    expect((await socai(...backingUp())).code).toBe(0);
    expect(existsSync(disk.file('copy/seal-keys.db'))).toBe(false);
    expect(await copies(join(ledger.path, 'seal-keys.db'))).toEqual([[], 'aa'.repeat(32)]);
  }, 30_000);

  test('are copied for their owner only, and the copy is noted', async () => {
    expect((await socai(...backingUp('--with-keys'))).code).toBe(0);
    expect(statSync(disk.file('copy/seal-keys.db')).mode & 0o777).toBe(0o600);
    const noted = [[disk.file('copy')], 'aa'.repeat(32)];
    expect(await copies(join(ledger.path, 'seal-keys.db'))).toEqual(noted);
    expect(await copies(disk.file('copy/seal-keys.db'))).toEqual(noted);
  }, 30_000);
});

test.each([
  [['backup']],
  [['backup', '--to', 'x', '--no-such']],
  [['restore', '--from', 'x']],
  [['keys', 'sing']],
])(
  '%j is not understood, and the usage is printed',
  async args => {
    const { code, errors } = await socai(...args);
    expect([code, errors]).toEqual([2, expect.stringContaining(`socai ${args[0]}`)]);
  },
  30_000,
);
