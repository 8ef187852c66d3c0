import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { OpenViews } from '#test/contract/read-store.contract';
import { aRegister, aTally, batch, entry, write } from '#test/contract/read-store/rows';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { bareRedis, redisViews } from '#test/support/redis-views';
import { type Batch, emptyDigest, RowText, RunningDigest } from '#views';
import { mostInPart } from './parts.js';

const cell = { account: 'line/a/available', commodity: 'VND' };
const view = { name: 'money', version: 1 };

/** A batch with the digest of its rows. */
const digested = (from: number, to: number, rows: Pick<Batch, 'entries'>): Batch => {
  const text = new RowText(view);
  const digest = new RunningDigest(emptyDigest);
  for (const each of rows.entries) digest.add(text.ofEntry(each));
  return { from, checkpoint: { position: to, digest: digest.value(), parked: [] }, writes: [], ...rows };
};

describe('a commit to Redis', () => {
  let server: RedisServer;
  let views: OpenViews;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    views = await redisViews(server.url);
  });
  afterEach(() => views.remove());

  test('of a projector that was paused between reading and writing is refused, however long it slept', async () => {
    const { store } = views;
    const { id } = await aTally(store);
    // It has read the position and the cells, and stands before its script, when the world goes on without it.
    const sleeper = views.another();
    await sleeper.commit(id, batch(-1, 0, { entries: [entry(0, 1)] }));
    for (let n = 1; n <= 60; n += 1) await store.commit(id, batch(n - 1, n, { entries: [entry(n, 1)] }));
    const late = await sleeper.commit(id, batch(0, 1, { entries: [entry(1, 1_000)] }));
    expect(late).toEqual({ committed: false, position: 60 });
    expect(await store.sum(id, [cell], { known: 60 })).toEqual([61n]);
  });

  test('is refused too when what the writer remembers is of another past with the same position', async () => {
    const { id } = await aTally(views.store);
    const one = views.store;
    const two = views.another();
    await one.commit(id, digested(-1, 0, { entries: [entry(0, 1)] }));
    await two.commit(id, batch(0, 1, { entries: [entry(1, 1)] }));
    const bare = bareRedis(server.url);
    const prefix = (views as Awaited<ReturnType<typeof redisViews>>).prefix;
    await bare.hset(`{${prefix}:money}@${id.split('@')[1]!}`, 'sum', 'f'.repeat(64));
    const done = await two.commit(id, batch(1, 2, { entries: [entry(2, 5)] }));
    expect(done).toEqual({ committed: false, position: 1 });
    bare.disconnect();
  });

  test('that is large is cut where events end, each part with its own digest', async () => {
    const { store } = views;
    const { id } = await aTally(store);
    const events = 3 * mostInPart.rows;
    const of = (index: number) => [
      entry(index, index + 1, {
        account: `line/${index % 700}/paid`,
        effective: `2020-01-${10 + (index % 7)}`,
      }),
      entry(index, -1, { account: 'outside/x' }),
    ];
    const entries = Array.from({ length: events }, (_, index) => of(index)).flat();
    const positions = new Set<number>();
    const looking = new AbortController();
    const look = async () => {
      while (!looking.signal.aborted) {
        const { position, digest } = await store.checkpoint(id);
        if (positions.has(position)) continue;
        positions.add(position);
        const seen = entries.filter(({ index }) => index <= position);
        expect(digest).toEqual(digested(-1, position, { entries: seen }).checkpoint.digest);
      }
    };
    const watching = look();
    const whole = digested(-1, events - 1, { entries });
    const done = store.commit(id, whole).finally(() => looking.abort());
    await watching;
    expect(await done).toEqual({ committed: true });
    expect(await store.checkpoint(id)).toEqual(whole.checkpoint);
    expect(await store.sum(id, [{ ...cell, account: 'outside/x' }], { known: events - 1 })).toEqual([
      BigInt(-events),
    ]);
  }, 60_000);

  test('lets others have their turn: no script writes more than its part', async () => {
    const bare = bareRedis(server.url);
    const scriptsRun = async (): Promise<number> =>
      [...(await bare.info('commandstats')).matchAll(/cmdstat_eval(?:sha)?:calls=(\d+)/gu)].reduce(
        (sum, [, calls]) => sum + Number(calls),
        0,
      );
    const { id } = await aRegister(views.store);
    const documents = 5 * mostInPart.rows;
    const writes = Array.from({ length: documents }, (_, n) =>
      write(n, `k${n}`, { n }, { state: [`s${n % 9}`] }),
    );
    const before = await scriptsRun();
    await views.store.commit(id, batch(-1, documents - 1, { writes }));
    expect((await scriptsRun()) - before).toBe(5);
    const large = [0, 1, 2].map(n => write(documents + n, `k${n}`, { text: 'x'.repeat(900_000) }));
    await views.store.commit(id, batch(documents - 1, documents + 2, { writes: large }));
    expect((await scriptsRun()) - before).toBe(8);
    bare.disconnect();
  });

  test('leaves nothing behind when its copy is dropped, also when the dropping was broken off', async () => {
    const bare = bareRedis(server.url);
    const { prefix, store } = views as Awaited<ReturnType<typeof redisViews>>;
    const tally = await aTally(store);
    const register = await aRegister(store);
    const many = Array.from({ length: 1_200 }, (_, n) => n);
    await store.commit(
      tally.id,
      batch(-1, 1_199, { entries: many.map(n => entry(n, 1, { account: `a/${n}` })) }),
    );
    await store.commit(
      register.id,
      batch(-1, 1_199, { writes: many.map(n => write(n, `k${n}`, { n }, { of: [`v${n % 600}`] })) }),
    );
    const keys = async () => (await bare.keys(`{${prefix}*`)).filter(key => key.includes('#')).length;
    expect(await keys()).toBeGreaterThan(3_000);
    await store.drop(tally.id);
    const copy = register.id.split('@')[1]!;
    const tag = `{${prefix}:papers}`;
    await bare.rename(`${tag}@${copy}`, `${tag}@${copy}:grave`);
    await bare.srem(`${tag}:copies`, copy);
    await bare.sadd(`${tag}:dropping`, copy);
    expect(await store.catalogue()).toEqual([]);
    await store.drop((await aRegister(store)).id);
    expect(await keys()).toBe(0);
    bare.disconnect();
  });
});
