import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openSqliteReadStore } from '#stores/sqlite';
import { aRegister, aTally, allPages, batch, write } from '#test/contract/read-store/rows';
import { history, naiveEntries, naiveMembers, naiveSum } from '#test/contract/read-store/tally-history';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { bareRedis, openRedisViewsAt, redisViews } from '#test/support/redis-views';
import { temporaryFolder } from '#test/support/temporary-folder';
import { timerScheduler } from '#test/support/timer-scheduler';
import { type Batch, type ReadStore, ReadStoreUnavailable } from '#views';
import type { RedisReadStore } from '../redis-read-store.js';
import { keepHot } from './keep-hot.js';
import { tieredReadStore } from './tiered-read-store.js';

describe('history that stays hot', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  /** A hot store and a cold one, fed with the same batches, and the two as one. */
  const tiers = async () => {
    const views = await redisViews(server.url);
    const folder = temporaryFolder();
    const hot = views.store as RedisReadStore;
    const cold = openSqliteReadStore(folder.file('views.db'), { scheduler: timerScheduler });
    const both = tieredReadStore({ hot, cold, scheduler: timerScheduler, waitMs: 50 });
    const fed = async (make: (store: ReadStore) => Promise<{ id: string }>, batches: readonly Batch[]) => {
      const here = await make(hot);
      const there = await make(cold);
      for (const each of batches) {
        await hot.commit(here.id, each);
        await cold.commit(there.id, each);
      }
      return here.id;
    };
    const remove = async () => {
      await views.remove();
      cold.close();
      folder.remove();
    };
    return { hot, both, fed, remove };
  };

  test('every balance and entry at both clocks is that of a naive fold, wherever the history was folded', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat(24), { maxLength: 3 }), async (past, horizons) => {
        const { hot, both, fed, remove } = await tiers();
        const id = await fed(aTally, [batch(-1, past.events - 1, { entries: past.entries })]);
        for (const horizon of horizons) await hot.fold(id, horizon);
        for (const at of past.clocks.filter((_, n) => n % 7 === 0)) {
          expect(await both.sum(id, past.cells, at)).toEqual(
            past.cells.map(cell => naiveSum(past.entries, cell, at)),
          );
          const cell = past.cells[at.known % past.cells.length]!;
          expect(await both.members(id, cell, at)).toEqual(naiveMembers(past.entries, cell, at));
          const listed = await allPages(after => both.entries(id, cell, at, after, 3));
          expect(listed.map(({ index }) => index)).toEqual(
            naiveEntries(past.entries, cell, at).map(({ index }) => index),
          );
          expect(await allPages(after => both.cells(id, {}, at.known, after, 2))).toHaveLength(
            past.cells.filter(of => naiveEntries(past.entries, of, { known: at.known }).length > 0).length,
          );
        }
        await remove();
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 60_000);

  test('documents are answered alike, and the present from Redis alone', async () => {
    const { hot, both, fed, remove } = await tiers();
    const state = (n: number) => `s${n % 4}`;
    const writes = Array.from({ length: 60 }, (_, n) =>
      write(n, `k${n % 7}`, { n, state: state(n) }, { state: [state(n)] }),
    );
    const id = await fed(aRegister, [batch(-1, 59, { writes })]);
    const answers = async (store: ReadStore, known: number) => [
      await store.get(id, 'k3', known),
      await store.scan(id, { state: 's1' }, known),
      await allPages(after => store.scan(id, {}, known, after, 2)),
    ];
    const before = new Map<number, unknown>();
    for (let known = -1; known < 60; known += 1) before.set(known, await answers(hot, known));
    const versions = await hot.versions(id, 'k3', 59);
    expect(await hot.fold(id, 30)).toBeGreaterThan(10);
    expect(await hot.fold(id, 30)).toBe(0);
    await hot.fold(id, 40);
    for (let known = -1; known < 60; known += 1)
      expect(await answers(both, known)).toEqual(before.get(known));
    for (const known of [40, 59]) expect(await answers(hot, known)).toEqual(before.get(known));
    await expect(hot.get(id, 'k3', 39)).rejects.toThrow(/keeps of .* what came after index 40$/u);
    await expect(hot.versions(id, 'k3', 59)).rejects.toThrow(ReadStoreUnavailable);
    expect(await both.versions(id, 'k3', 59)).toEqual(versions);
    const { position } = await hot.checkpoint(id);
    await hot.commit(
      id,
      batch(position, 60, { writes: [write(60, 'k3', { last: true }, { state: ['s9'] })] }),
    );
    expect((await hot.scan(id, { state: 's9' }, 60)).items).toEqual([{ key: 'k3', doc: { last: true } }]);
    await remove();
  });

  test('what is older than the days asked is folded by the hour, and memory is given back', async () => {
    const { hot, fed, remove } = await tiers();
    const entries = Array.from({ length: 5_000 }, (_, index) => ({
      account: `line/${index % 10}`,
      commodity: 'VND',
      member: `commitment-${index}`,
      amount: 1n,
      index,
      effective: '2020-01-02',
      eventId: `${index}`.padStart(36, '0'),
    }));
    const id = await fed(aTally, [batch(-1, 4_999, { entries })]);
    const bare = bareRedis(server.url);
    const memory = async () => Number(/used_memory_dataset:(\d+)/u.exec(await bare.info('memory'))![1]);
    const before = await memory();
    const over = new AbortController();
    const asked: string[] = [];
    await keepHot({
      readStore: hot,
      hotDays: 30,
      scheduler: timerScheduler,
      signal: over.signal,
      clock: { now: () => '2020-03-01T00:00:00.000Z' },
      log: { indexAt: async instant => (asked.push(instant), 4_899) },
      onFolded: (copy, rows) => {
        expect([copy, rows]).toEqual([id, 4_890]);
        over.abort();
      },
    });
    expect(asked).toEqual(['2020-01-31T00:00:00.000Z']);
    expect(await memory()).toBeLessThan(before - 4_000 * 60);
    expect(await hot.sum(id, [{ account: 'line/3', commodity: 'VND' }], { known: 4_999 })).toEqual([500n]);
    bare.disconnect();
    await remove();
  });

  test('an older answer waits for the file to have come as far, and not for ever', async () => {
    const views = await redisViews(server.url);
    const folder = temporaryFolder();
    const hot = openRedisViewsAt(server.url, { prefix: views.prefix });
    const cold = openSqliteReadStore(folder.file('views.db'), { scheduler: timerScheduler });
    const both = tieredReadStore({ hot, cold, scheduler: timerScheduler, waitMs: 50 });
    const { id } = await aRegister(hot);
    const writes = [0, 1].map(n => write(n, 'k', { n }));
    await hot.commit(id, batch(-1, 1, { writes }));
    await hot.fold(id, 1);
    await expect(both.versions(id, 'k', 1)).rejects.toThrow(
      /older history of the view papers is being built/u,
    );
    const { id: copy } = await aRegister(cold);
    await expect(both.versions(id, 'k', 1)).rejects.toThrow(
      /has not come to index 1 on this machine in time/u,
    );
    await cold.commit(copy, batch(-1, 1, { writes }));
    expect(await both.versions(id, 'k', 1)).toHaveLength(2);
    await hot.drop(id);
    hot.close();
    cold.close();
    await views.remove();
    folder.remove();
  });
});
