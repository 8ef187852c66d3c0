import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CopyGone, emptyDigest, type ReadStore } from '#views';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { openSqliteReadStore, type SqliteReadStore } from '../sqlite-read-store.js';

let folder: ReturnType<typeof temporaryFolder>;
let store: SqliteReadStore;
beforeEach(() => {
  folder = temporaryFolder();
  store = openSqliteReadStore(folder.file('views.db'), { scheduler: timerScheduler });
});
afterEach(() => {
  store.close();
  folder.remove();
});

const tallyNamed = (name: string) => store.create({ name, version: 1, kind: 'tally' });
const batchOf = (amount: bigint, index = 0): Parameters<ReadStore['commit']>[1] => ({
  from: index - 1,
  checkpoint: { position: index, digest: emptyDigest, parked: [] },
  entries: [
    { account: 'a', commodity: 'VND', effective: '2020-01-02', amount, index, eventId: `event-${index}` },
  ],
  writes: [],
});
const balanceOf = async (id: string) =>
  (await store.sum(id, [{ account: 'a', commodity: 'VND' }], { known: 9 }))[0];

test('one commit that is refused takes nothing from its neighbours, which go on as if it had not been', async () => {
  const first = await tallyNamed('first');
  const full = await tallyNamed('full');
  const last = await tallyNamed('last');
  await store.commit(full.id, batchOf(2n ** 62n));
  const together = await Promise.allSettled([
    store.commit(first.id, batchOf(1n)),
    store.commit(full.id, batchOf(2n ** 62n, 1)),
    store.commit('gone@1#77', batchOf(1n)),
    store.commit(last.id, batchOf(5n)),
  ]);
  expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(together[2]).toMatchObject({ reason: expect.any(CopyGone) });
  await store.commit(first.id, batchOf(1n, 1));
  await store.commit(full.id, batchOf(7n, 1));
  expect(await Promise.all([first, full, last].map(({ id }) => balanceOf(id)))).toEqual([
    2n,
    2n ** 62n + 7n,
    5n,
  ]);
});

test('two commits of one copy from one place: the second is stale', async () => {
  const { id } = await tallyNamed('first');
  const done = await Promise.all([store.commit(id, batchOf(1n)), store.commit(id, batchOf(1n))]);
  expect(done).toEqual([{ committed: true }, { committed: false, position: 0 }]);
  expect(await balanceOf(id)).toBe(1n);
});
