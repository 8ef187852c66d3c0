import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { startNode } from '#test/support/child';
import { commandNamed, newEvents } from '#test/support/new-events';
import { openLogAt } from '#test/support/sqlite-log';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { LogFileProblem } from './log-file-problem.js';
import { SqliteEventReader } from './sqlite-event-reader.js';

const opener = new URL('../../../../../test/support/open-log.child.js', import.meta.url);
/** Whoever runs the tests may be root, whom no folder refuses: then nobody tries. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

describe('a file that is no log is refused with one sentence', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('events.db');
  });
  afterEach(() => folder.remove());

  const madeAndClosed = async () => {
    const store = await openLogAt(path);
    for (let n = 0; n < 20; n += 1) await store.append(`line-${n}`, -1, newEvents(commandNamed(`${n}`), 20));
    await store.close();
  };
  const mustBeRefused = async (code: string, sentence: RegExp) => {
    for (const open of [() => openLogAt(path), async () => new SqliteEventReader(path, timerScheduler)]) {
      const error = await open().catch((caught: unknown) => caught as LogFileProblem);
      expect(error).toBeInstanceOf(LogFileProblem);
      expect(error).toMatchObject({ code, message: expect.stringMatching(sentence) });
      expect((error as LogFileProblem).message).toMatch(/^Sổ \S+ [^\n/]+ \/ The log [^\n]*\.$/u);
    }
  };

  test('text', async () => {
    writeFileSync(path, 'Kính gửi Phòng Hậu cần\n'.repeat(500));
    await mustBeRefused('not-a-log', /no SQLite database/u);
  });

  test('a SQLite database of somebody else', async () => {
    new DatabaseSync(path).exec('CREATE TABLE event (idx INTEGER)');
    await mustBeRefused('not-a-log', /not a log of this ledger/u);
  });

  test('a log of a newer release', async () => {
    await madeAndClosed();
    new DatabaseSync(path).exec('PRAGMA user_version = 7');
    await mustBeRefused('newer-version', /version 7, newer than 2/u);
  });

  test('a file of no bytes: it may have been a log', async () => {
    writeFileSync(path, '');
    await mustBeRefused('damaged', /empty/u);
  });

  test.each([0.9, 0.5, 0.1])('a log of which %d is left', async share => {
    await madeAndClosed();
    truncateSync(path, Math.floor(readFileSync(path).length * share));
    await mustBeRefused('damaged', /damaged or cut short/u);
  });

  test('a log with a first page of rubbish', async () => {
    await madeAndClosed();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xff, 100, 4_096));
    await mustBeRefused('damaged', /damaged or cut short/u);
  });

  test('a folder', async () => {
    mkdirSync(path);
    await mustBeRefused('unreadable', /is a folder/u);
  });

  test('a path through a file', async () => {
    writeFileSync(path, 'a file');
    const error = await openLogAt(`${path}/events.db`).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'unreadable', message: expect.stringMatching(/no folder/u) });
  });

  test('a log that does not exist, to a reader', () => {
    expect(() => new SqliteEventReader(path, timerScheduler)).toThrow(/does not exist/u);
  });

  test('a log in a read-only folder, and one that is to be made there', async () => {
    chmodSync(folder.path, 0o555);
    const child = startNode(opener, [path], nobody);
    await child.ended;
    expect(child.lines[0]).toBe('LogFileProblem read-only');
    const deeper = startNode(opener, [`${folder.path}/deeper/events.db`], nobody);
    await deeper.ended;
    expect(deeper.lines[0]).toBe('LogFileProblem read-only');
    chmodSync(folder.path, 0o755);
  });

  test('a read-only log in a folder that is not', async () => {
    await madeAndClosed();
    chmodSync(path, 0o444);
    chmodSync(folder.path, 0o777);
    chmodSync(`${path}.lock`, 0o666);
    const child = startNode(opener, [path], nobody);
    await child.ended;
    expect(child.lines[0]).toBe('LogFileProblem read-only');
  });

  test('a log that another store writes, by whatever name', async () => {
    const store = await openLogAt(path);
    symlinkSync(path, folder.file('another-name.db'));
    for (const name of [path, folder.file('another-name.db')])
      expect(await openLogAt(name).catch((error: unknown) => error)).toMatchObject({ code: 'in-use' });
    await store.close();
    await (await openLogAt(path)).close();
  });

  test('a missing folder is no problem: it is made', async () => {
    const store = await openLogAt(folder.file('a/b/c/events.db'));
    expect(await store.head()).toEqual({ index: -1 });
    await store.close();
  });
});
