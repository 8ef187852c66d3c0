import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLogAt } from '#test/support/sqlite-log';
import { publishedLedger, type PublishedLedger } from '#test/support/published-ledger';
import { logKey } from '#test/support/static-log';
import { temporaryFolder } from '#test/support/temporary-folder';

const socai = new URL('../../programs/socai.js', import.meta.url).pathname;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly remarks: string;
}

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [socai, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

const ended = (child: ChildProcess): Promise<Ran> =>
  new Promise(resolve => {
    let out = '';
    let remarks = '';
    child.stdout!.on('data', bytes => (out += String(bytes)));
    child.stderr!.on('data', bytes => (remarks += String(bytes)));
    child.on('close', code => resolve({ code, out, remarks }));
  });

const run = (...args: readonly string[]): Promise<Ran> => ended(start(args));

let ledger: PublishedLedger;
const folder = temporaryFolder();
beforeAll(async () => {
  ledger = await publishedLedger();
});
afterAll(() => {
  ledger.remove();
  folder.remove();
});

const objects = (out: string): readonly Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>);

describe('a sound ledger', () => {
  test('0, with what was checked, in lines', async () => {
    const { code, out, remarks } = await run('verify', '--events', ledger.events, '--key', logKey.line);
    expect([code, out.includes('NGUYÊN VẸN / SOUND'), remarks.includes('100 %')]).toEqual([0, true, true]);
    expect(remarks).not.toContain('\r');
  });

  test('0, as JSON lines, in two threads, from the published files alone', async () => {
    const { code, out } = await run(
      'verify',
      '--log',
      ledger.log,
      '--key',
      logKey.line,
      '--jobs',
      '2',
      '--json',
    );
    expect(code).toBe(0);
    expect(objects(out).at(-1)).toMatchObject({
      kind: 'verdict',
      sound: true,
      events: ledger.recorded.length - 20,
    });
  });

  test('while the ledger writes', async () => {
    const copy = ledger.copy();
    const writer = await openLogAt(copy.events);
    expect((await run('verify', '--events', copy.events, '--key', logKey.line)).code).toBe(0);
    await writer.close();
    copy.remove();
  });
});

test('1, naming what differs in both languages', async () => {
  const copy = ledger.copy();
  const db = new DatabaseSync(copy.events);
  db.exec(`UPDATE event SET body = replace(body, '"amount":"2"', '"amount":"3"') WHERE idx = 200`);
  db.close();
  const { code, out } = await run('verify', '--events', copy.events, '--key', logKey.line);
  expect(code).toBe(1);
  for (const text of [
    'chỉ mục / index 200',
    'Nội dung đã bị đổi',
    'The content was changed',
    ledger.recorded[200]!.id,
  ])
    expect(out).toContain(text);
  copy.remove();
});

describe('2, not understood', () => {
  test.each([[['verify', '--wrong']], [['verify', '--key', 'x']], [['nothing']], [[]]])('%j', async args => {
    const { code, remarks } = await run(...args);
    expect([code, remarks.includes('socai')]).toEqual([2, true]);
  });
});

describe('3, could not be read', () => {
  const broken = (name: string, breaks: (path: string) => void): string => {
    const path = folder.file(name);
    copyFileSync(ledger.events, path);
    breaks(path);
    return path;
  };
  const newer = (path: string): void => {
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
  };

  test.each([
    ['missing', (path: string) => rmSync(path), /does not exist/u],
    ['cut short', (path: string) => truncateSync(path, 40_000), /damaged or cut short/u],
    ['emptied', (path: string) => truncateSync(path, 0), /is empty/u],
    ['newer', newer, /newer than/u],
    ['something else', (path: string) => copyFileSync(socai, path), /is no SQLite database/u],
  ])('a file that is %s', async (name, breaks, sentence) => {
    const { code, out, remarks } = await run('verify', '--events', broken(`${name}.db`, breaks));
    expect([code, out]).toEqual([3, '']);
    expect(remarks).toMatch(sentence);
    expect(remarks).not.toContain('    at ');
  });

  test.each([
    ['--log', 'no such folder', 'There is no folder'],
    ['--log', 'empty', 'has no file checkpoint'],
    ['--checkpoint', 'no such file', 'Cannot be read'],
  ])('%s %s', async (option, name, sentence) => {
    mkdirSync(folder.file('empty'), { recursive: true });
    const { code, remarks } = await run('verify', option, folder.file(name));
    expect(remarks).toContain(sentence);
    expect(code).toBe(3);
  });
});

test('an empty ledger is sound, and nothing is claimed of it', async () => {
  const path = folder.file('new.db');
  await (await openLogAt(path)).close();
  const { code, out } = await run('verify', '--events', path, '--json');
  expect(code).toBe(0);
  expect(objects(out).map(({ kind, code: found }) => found ?? kind)).toEqual([
    'note.no-key',
    'note.unpublished',
    'note.no-heads-published',
    'verdict',
  ]);
});

test('an interruption ends it with 3 and leaves a state from which the next run ends', async () => {
  const state = folder.file('state');
  const args = ['verify', '--events', ledger.events, '--key', logKey.line, '--resume', state];
  const child = start(args);
  const over = ended(child);
  child.kill('SIGINT');
  const { code } = await over;
  // Before it listens to signals, one ends it at once.
  expect([3, null]).toContain(code);
  expect((await run(...args)).code).toBe(0);
  expect(existsSync(state)).toBe(false);
  expect(readFileSync(ledger.events).length).toBeGreaterThan(0);
});
