import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { RedisReadStore } from '#stores/redis';
import { aTally, batch, entry } from '#test/contract/read-store/rows';
import { faultProxy, type FaultProxy } from '#test/support/fault-proxy';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { openRedisViewsAt } from '#test/support/redis-views';
import { money, papers, project, smallLedger } from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import { ReadStoreUnavailable } from '#views';

const cell = [{ account: 'line/a/available', commodity: 'VND' }];

/** What a network does to a Redis. Each fault is told once, as an outage, and passes without a hand. */
describe('behind a bad network', () => {
  let server: RedisServer;
  let proxy: FaultProxy;
  let store: RedisReadStore;
  let direct: RedisReadStore;
  let id: string;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    proxy = await faultProxy(server.port);
    const prefix = `test-${randomBytes(6).toString('hex')}`;
    store = openRedisViewsAt(`redis://127.0.0.1:${proxy.port}`, { prefix, callMs: 800 });
    direct = openRedisViewsAt(server.url, { prefix });
    ({ id } = await aTally(store));
    await store.commit(id, batch(-1, 0, { entries: [entry(0, 1)] }));
  });
  afterEach(async () => {
    for (const { id: copy } of await direct.catalogue()) await direct.drop(copy);
    store.close();
    direct.close();
    await proxy.close();
  });
  const next = batch(0, 1, { entries: [entry(1, 10)] });
  const answersAgain = async (): Promise<void> => {
    const answers = () =>
      store.checkpoint(id).then(
        () => true,
        () => false,
      );
    while (!(await answers())) await timerScheduler.wait(5);
  };

  test('a commit whose answer is lost may have happened: the position says so', async () => {
    proxy.stall('to-client');
    const unknown = store.commit(id, next);
    await expect(unknown).rejects.toThrow(ReadStoreUnavailable);
    expect(await direct.checkpoint(id)).toMatchObject({ position: 1 });
    proxy.cut();
    proxy.mend();
    await answersAgain();
    expect(await store.commit(id, next)).toEqual({ committed: false, position: 1 });
    expect(await store.sum(id, cell, { known: 1 })).toEqual([11n]);
  });

  test('a commit that never arrived did not happen, and is made again', async () => {
    proxy.stall('to-server');
    await expect(store.commit(id, next)).rejects.toThrow(ReadStoreUnavailable);
    expect(await direct.checkpoint(id)).toMatchObject({ position: 0 });
    proxy.cut();
    proxy.mend();
    await answersAgain();
    const done = await store.commit(id, next);
    // What was held back before the cut is gone for good, so that this is the first to arrive.
    expect(done).toEqual({ committed: true });
    expect(await store.sum(id, cell, { known: 1 })).toEqual([11n]);
  });

  test('a connection cut in the middle of a commit', async () => {
    for (let n = 1; n <= 10; n += 1) {
      const { position } = await direct.checkpoint(id);
      const asked = proxy.asked();
      const commit = store.commit(id, batch(position, position + 1, { entries: [entry(position + 1, 1)] }));
      const outcome = commit.catch((fault: unknown) => fault);
      if (n % 2) await asked;
      proxy.cut();
      const told = await outcome;
      const after = (await direct.checkpoint(id)).position;
      if (told instanceof Error) expect(told).toBeInstanceOf(ReadStoreUnavailable);
      else expect([told, after]).toEqual([{ committed: true }, position + 1]);
      await answersAgain();
    }
    const { position } = await store.checkpoint(id);
    expect(await store.sum(id, cell, { known: position })).toEqual([BigInt(position + 1)]);
  });

  test.each(['to-server', 'to-client'] as const)(
    'a server that hangs (%s) is given up in time',
    async way => {
      proxy.stall(way);
      const began = performance.now();
      await expect(store.sum(id, cell, { known: 0 })).rejects.toThrow(/does not answer/u);
      expect(performance.now() - began).toBeLessThan(5_000);
      // Its connections stay open and silent: new ones are made once it answers again.
      proxy.mend();
      await answersAgain();
      expect(await store.sum(id, cell, { known: 0 })).toEqual([1n]);
    },
  );

  test('a server that refuses is an outage, within the time of one call', async () => {
    proxy.refuse();
    const began = performance.now();
    await expect(store.catalogue()).rejects.toThrow(ReadStoreUnavailable);
    expect(performance.now() - began).toBeLessThan(5_000);
    proxy.mend();
    await answersAgain();
  });

  test('who waits for a position is woken though the connection of announcements broke', async () => {
    const reached = store.reached(id, 2, new AbortController().signal);
    await direct.commit(id, next);
    proxy.cut();
    await direct.commit(id, batch(1, 2, { entries: [entry(2, 1)] }));
    const outcome = await reached.catch((fault: unknown) => fault);
    if (outcome !== true) expect(outcome).toBeInstanceOf(ReadStoreUnavailable);
    await answersAgain();
    expect(await store.reached(id, 2, new AbortController().signal)).toBe(true);
  });

  test('a projector goes through all of it', async () => {
    await direct.drop(id);
    const ledger = await smallLedger();
    const views = [money(), papers()];
    const projector = project(ledger, views, store);
    const faults = [
      () => proxy.cut(),
      () => proxy.stall('to-client'),
      () => proxy.refuse(),
      () => proxy.delay(20),
    ];
    for (let n = 0; n < 12; n += 1) {
      const postings = [{ account: `line/${n % 3}`, commodity: 'VND', amount: '5' }];
      await ledger.record([
        { stream: `a-${n % 4}`, postings, papers: [{ key: `k${n % 3}`, state: `s${n % 2}` }] },
      ]);
      faults[n % faults.length]!();
      await timerScheduler.wait(30);
      proxy.mend();
    }
    const head = (await ledger.log.head()).index;
    const live = async () =>
      (await direct.catalogue()).filter(
        ({ state, checkpoint }) => state === 'live' && checkpoint.position === head,
      );
    while ((await live()).length < 2) await timerScheduler.wait(10);
    await projector.stop();
    const inFile = project(ledger, views);
    await inFile.caughtUp();
    await inFile.stop();
    for (const copy of await ledger.readStore.catalogue())
      expect([copy.name, copy.checkpoint]).toEqual([
        copy.name,
        (await live()).find(({ name }) => name === copy.name)!.checkpoint,
      ]);
    await ledger.remove();
  }, 60_000);
});
