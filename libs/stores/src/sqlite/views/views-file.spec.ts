import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { aRegister, batch, write } from '#test/contract/read-store/rows';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { ReadStoreLost } from '#views';
import { NewerViewsFile, NotAViewsFile } from './layout.js';
import { openSqliteReadStore } from './sqlite-read-store.js';

describe('a file of views', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let path: string;
  let said: string[];
  beforeEach(() => {
    folder = temporaryFolder();
    path = folder.file('views.db');
    said = [];
  });
  afterEach(() => folder.remove());

  const open = (readOnly = false) =>
    openSqliteReadStore(path, {
      scheduler: timerScheduler,
      readOnly,
      onDamage: sentence => said.push(sentence),
    });

  /** A closed file with a few hundred pages. */
  const filled = async () => {
    const store = open();
    const { id } = await aRegister(store);
    const writes = Array.from({ length: 300 }, (_, n) => write(n, `k${n}`, { text: 'x'.repeat(3_000) }));
    await store.commit(id, batch(-1, 299, { writes }));
    store.close();
    return id;
  };

  test.each([
    ['cut short', (file: string) => truncateSync(file, 500_000)],
    [
      'overwritten',
      (file: string) => writeFileSync(file, 'this is no database, but long enough to be taken for one'),
    ],
  ])('that is %s is moved aside with one sentence, and begun anew', async (_, damage) => {
    await filled();
    damage(path);
    const store = open();
    expect(await store.catalogue()).toEqual([]);
    expect(said).toEqual([
      `${path} is damaged: it was moved to ${path}.old-1, and every view is built again from the log`,
    ]);
    expect(existsSync(`${path}.old-1`)).toBe(true);
    await aRegister(store);
    store.close();
  });

  test('that turns out to be damaged while it is used is lost once, and begun anew', async () => {
    const id = await filled();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 8 * 4096, 300 * 4096);
    writeFileSync(path, bytes);
    const store = open();
    const reader = open(true);
    await expect(reader.scan(id, {}, 299, undefined, 300)).rejects.toThrow(ReadStoreLost);
    await expect(store.scan(id, {}, 299, undefined, 300)).rejects.toThrow(ReadStoreLost);
    expect(said).toHaveLength(1);
    expect(await store.catalogue()).toEqual([]);
    expect(await reader.catalogue()).toEqual([]);
    store.close();
    reader.close();
  });

  test('of a newer layout is refused with one sentence and left as it is', async () => {
    await filled();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(path);
    for (const store of [open(), open(true)]) {
      await expect(store.catalogue()).rejects.toThrow(NewerViewsFile);
      await expect(store.catalogue()).rejects.toThrow(
        /has layout 99, newer than the layout 2 this version knows/u,
      );
      store.close();
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('that is another database is refused and left as it is', async () => {
    const db = new DatabaseSync(path);
    db.exec('CREATE TABLE event(body TEXT)');
    db.close();
    const before = readFileSync(path);
    for (const store of [open(), open(true)]) {
      await expect(store.catalogue()).rejects.toThrow(NotAViewsFile);
      store.close();
    }
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(said).toEqual([]);
  });
});
