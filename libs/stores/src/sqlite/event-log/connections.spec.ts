import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { DatabaseSync } from 'node:sqlite';
import { temporaryFolder } from '#test/support/temporary-folder';
import { openToRead, openToWrite } from './connections.js';
import { makeLogIfMissing } from './log-file.js';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = folder.file('events.db');
  makeLogIfMissing(path);
});
afterEach(() => folder.remove());

const setting = (db: DatabaseSync, name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0];

/** No test without a power cut can tell, so the settings themselves are looked at. */
test('a commit is on the disk when it returns', () => {
  const db = openToWrite(path);
  const full = 2;
  expect([setting(db, 'journal_mode'), setting(db, 'synchronous')]).toEqual(['wal', full]);
  expect(setting(db, 'wal_autocheckpoint')).toBeGreaterThanOrEqual(16_000);
  db.close();
});

test('a reader cannot write', () => {
  const db = openToRead(path);
  expect(() => db.exec("INSERT INTO type (name) VALUES ('x')")).toThrow(/readonly|query_only/u);
  db.close();
});
