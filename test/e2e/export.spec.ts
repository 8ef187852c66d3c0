import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { linesOf, socai, startSocai } from '#test/support/socai';
import { logKey } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';

const folder = temporaryFolder();
let ledger: PublishedLedger;
beforeAll(async () => {
  ledger = await publishedLedger();
});
afterAll(() => {
  ledger.remove();
  folder.remove();
});

const scope = 'unit=bca,from=2020-01-01';
const asked = (out: string) => ['export', '--scope', scope, '--events', ledger.events, '--out', out];
const exported = (out: string, ...more: readonly string[]) =>
  socai(...asked(out), '--key', logKey.line, ...more);

test('0, in plain lines; the case verifies, for people and for programs', async () => {
  const out = folder.file('case.zip');
  const first = await exported(out);
  expect([first.code, first.out.startsWith('XONG / DONE'), first.errors.includes('100 %')]).toEqual([
    0,
    true,
    true,
  ]);
  expect(first.errors).not.toContain('\r');
  const people = await socai('verify', out, '--key', logKey.line);
  expect([people.code, people.out.includes('NGUYÊN VẸN / SOUND')]).toEqual([0, true]);
  const programs = await socai('verify', out, '--key', logKey.line, '--json');
  expect(linesOf(programs.out, 'verdict')).toMatchObject([{ sound: true, findings: 0, notes: 1 }]);
}, 60_000);

test('the same bytes again, as JSON lines; and never over a file that is there', async () => {
  const one = folder.file('one.zip');
  const other = folder.file('other.zip');
  const first = await exported(one, '--json');
  const [{ known, sha256 }] = linesOf(first.out, 'export') as [{ known: number; sha256: string }];
  const second = await exported(other, '--json', '--known', `${known}`);
  expect(linesOf(second.out, 'export')).toMatchObject([{ sha256 }]);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  const third = await exported(one, '--json');
  expect([third.code, linesOf(third.out, 'failure')]).toMatchObject([1, [{ code: 'case.exists' }]]);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
}, 60_000);

test('a changed case: 1, and which event', async () => {
  const out = folder.file('changed.zip');
  await exported(out);
  const bytes = readFileSync(out);
  const at = bytes.indexOf('"amount":"') + '"amount":"'.length;
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(out, bytes);
  const { code, out: said } = await socai('verify', out, '--key', logKey.line, '--json');
  const codes = linesOf(said, 'finding').map(({ code: found }) => found as string);
  expect([code, codes.includes('event.content-hash'), codes.includes('case.archive')]).toEqual([
    1,
    true,
    true,
  ]);
  const [{ index }] = linesOf(said, 'finding').filter(
    ({ code: found }) => found === 'event.content-hash',
  ) as [{ index: number }];
  expect(index).toBeGreaterThan(0);
}, 60_000);

test('a ledger that does not lead to its signed root: 1, and nothing is written', async () => {
  const copy = ledger.copy();
  const db = new DatabaseSync(copy.events);
  db.exec(`UPDATE event SET body = replace(body, '"contentHash":"', '"contentHash":"f') WHERE idx = 40`);
  db.close();
  const out = folder.file('forged.zip');
  const args = ['--scope', scope, '--events', copy.events, '--out', out, '--key', logKey.line, '--json'];
  const { code, out: said } = await socai('export', ...args);
  copy.remove();
  expect([code, linesOf(said, 'failure'), existsSync(out)]).toMatchObject([
    1,
    [{ code: 'head.root' }],
    false,
  ]);
}, 60_000);

test('a unit the ledger does not know: 1, and nothing is written; one that is idle: an empty case', async () => {
  const unknown = folder.file('unknown.zip');
  const idle = folder.file('idle.zip');
  const of = (what: string, out: string) =>
    socai('export', '--scope', what, '--events', ledger.events, '--out', out, '--key', logKey.line, '--json');
  const refused = await of('unit=nowhere', unknown);
  expect([refused.code, linesOf(refused.out, 'failure'), existsSync(unknown)]).toMatchObject([
    1,
    [{ code: 'case.unit-unknown' }],
    false,
  ]);
  const empty = await of('unit=bca,from=1990-01-01,to=1990-01-31', idle);
  expect([empty.code, linesOf(empty.out, 'export')]).toMatchObject([0, [{ events: 0 }]]);
}, 60_000);

test.each([
  [['export']],
  [['export', '--scope', 'unit=a']],
  [['export', '--scope', 'from=2020-01-01', '--key', logKey.line]],
  [['export', '--scope', 'unit=a,from=2020-13-01', '--key', logKey.line]],
  [['export', '--scope', 'unit=a,unit=b', '--key', logKey.line]],
  [['export', '--scope', 'unit=a', '--key', logKey.line, '--known', 'yesterday']],
  [['export', '--scope', 'unit=a', '--key', logKey.line, '--events', 'esdb://localhost:2113']],
  [['verify', 'case.zip', '--events', 'events.db']],
  [['verify', 'one.zip', 'two.zip']],
])('%j: 2', async args => expect((await socai(...args)).code).toBe(2), 60_000);

test('Ctrl-C: 3, and nothing is left', async () => {
  const place = folder.file('stopped');
  const run = startSocai([...asked(`${place}.zip`), '--key', logKey.line, '--json']);
  await run.printed(/"kind":"step"/u);
  run.signal('SIGINT');
  const code = await run.ended;
  // It may have been done already: then it is whole.
  const left = readdirSync(folder.path).filter(name => name.startsWith('stopped'));
  expect([code, left]).toEqual(code === 3 ? [3, []] : [0, ['stopped.zip']]);
}, 60_000);

test('by a head that was kept: the same file, from whoever has it', async () => {
  const named = folder.file('named.zip');
  const kept = folder.file('kept.zip');
  expect((await exported(named, '--known', '40', '--head', '100')).code).toBe(0);
  writeFileSync(folder.file('checkpoint'), ledger.notes[0]!);
  expect((await exported(kept, '--known', '40', '--head', folder.file('checkpoint'))).code).toBe(0);
  expect(readFileSync(kept).equals(readFileSync(named))).toBe(true);
  const none = await exported(folder.file('none.zip'), '--head', '7', '--json');
  expect([none.code, linesOf(none.out, 'failure')]).toMatchObject([1, [{ code: 'case.head-unknown' }]]);
  expect((await exported(folder.file('none.zip'), '--head', folder.file('nowhere'))).code).toBe(2);
}, 60_000);

test('a log on servers is read from its index, and who names the servers is told so', async () => {
  for (const command of [
    ['export', '--scope', scope, '--key', logKey.line],
    ['replay'],
    ['history', 'hai-duong'],
  ]) {
    const { code, errors } = await socai(...command, '--events', 'esdb+discover://events.example:2113');
    expect([command[0], code, errors]).toEqual([command[0], 2, expect.stringContaining('index.db')]);
  }
}, 60_000);
