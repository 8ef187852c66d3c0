import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aRegister, aTally, batch, entry, write } from '#test/contract/read-store/rows';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { CopyGone, ReadStoreLost } from '#views';
import { openSqliteReadStore, type SqliteReadStore } from '../sqlite-read-store.js';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let store: SqliteReadStore;
let said: string[];
beforeEach(() => {
  folder = temporaryFolder();
  path = folder.file('views.db');
  said = [];
  store = open();
});
afterEach(() => {
  store.close();
  folder.remove();
});

const open = (): SqliteReadStore =>
  openSqliteReadStore(path, {
    scheduler: timerScheduler,
    onDamage: sentence => said.push(sentence),
    threadFrom: 1_000,
  });

const large = (from: number) =>
  batch(from, from + 1_000, {
    writes: Array.from({ length: 1_000 }, (_, n) => write(from + 1 + n, `k${n}`, { text: 'ỗ'.repeat(500) })),
  });
const small = (from: number) => batch(from, from + 1, { writes: [write(from + 1, 'k0', { small: true })] });

test('large and small batches of one copy follow one another', async () => {
  const { id } = await aRegister(store);
  await store.commit(id, large(-1));
  await store.commit(id, small(999));
  await store.commit(id, large(1_000));
  expect(await store.checkpoint(id)).toMatchObject({ position: 2_000 });
  expect((await store.versions(id, 'k0', 2_000)).map(({ index }) => index)).toEqual([0, 1_000, 1_001]);
});

test('what was asked before a store is closed is there afterwards, and the file is free', async () => {
  const { id } = await aRegister(store);
  const { id: other } = await aTally(store);
  const asked = [store.commit(id, large(-1)), store.commit(other, batch(-1, 0, { entries: [entry(0, 5)] }))];
  store.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(await Promise.all(asked)).toEqual([{ committed: true }, { committed: true }]);
  await new Promise(setImmediate);
  expect(existsSync(`${path}-wal`)).toBe(false);
  store = open();
  expect(await store.checkpoint(id)).toMatchObject({ position: 999 });
  expect(await store.checkpoint(other)).toMatchObject({ position: 0 });
});

test('a copy that is dropped while the thread writes it is gone, and others are not', async () => {
  const { id } = await aRegister(store);
  const { id: other } = await aRegister(store, 'others');
  const asked = Promise.allSettled([store.commit(id, large(-1)), store.commit(other, large(-1))]);
  await store.drop(id);
  const [dropped, kept] = await asked;
  expect(kept).toMatchObject({ status: 'fulfilled', value: { committed: true } });
  if (dropped.status === 'rejected') expect(dropped.reason).toBeInstanceOf(CopyGone);
  await expect(store.commit(id, large(999))).rejects.toThrow(CopyGone);
  await store.commit(other, large(999));
  expect((await store.catalogue()).map(copy => [copy.id, copy.checkpoint.position])).toEqual([
    [other, 1_999],
  ]);
});

test('damage that the thread meets is told once, the file is moved aside, and a new one is begun', async () => {
  const { id } = await aRegister(store);
  await store.commit(id, large(-1));
  store.close();
  const bytes = readFileSync(path);
  bytes.fill(0xff, 10 * 4096);
  writeFileSync(path, bytes);
  store = open();
  const asked = await Promise.allSettled([store.commit(id, large(999)), store.commit(id, large(999))]);
  for (const one of asked) expect(one).toMatchObject({ reason: expect.any(ReadStoreLost) });
  expect(said).toEqual([expect.stringContaining(`it was moved to ${path}.old-1`)]);
  expect(await store.catalogue()).toEqual([]);
  const { id: again } = await aRegister(store);
  await store.commit(again, large(-1));
  expect(await store.checkpoint(again)).toMatchObject({ position: 999 });
});

test('a file that was taken away before the thread began is lost, and nothing is put in its place', async () => {
  const { id } = await aRegister(store);
  renameSync(path, `${path}.elsewhere`);
  await expect(store.commit(id, large(-1))).rejects.toThrow(ReadStoreLost);
  expect(await store.catalogue()).toEqual([]);
  await aRegister(store);
});
