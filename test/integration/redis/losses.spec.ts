import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RedisReadStore } from '#stores/redis';
import { type OwnRedis, ownRedis } from '#test/support/redis-server';
import { bareRedis, openRedisViewsAt } from '#test/support/redis-views';
import { type Moment, money, papers, project, type RunningProjector } from '#test/support/small-ledger';
import { smallLedger, type SmallLedger } from '#test/support/small-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import { questionsOf, ReadStoreLost, ReadStoreUnavailable, ViewNotReady } from '#views';

const views = [money(), papers()];
const moments = (from: number, count: number): Moment[] =>
  Array.from({ length: count }, (_, n) => ({
    stream: `a-${(from + n) % 5}`,
    effectiveDate: `2020-01-${10 + ((from + n) % 9)}`,
    postings: [{ account: `line/${n % 3}/available`, commodity: 'VND', amount: '987654321012345678' }].map(
      posting => (n % 2 ? { ...posting, amount: `-${posting.amount}` } : posting),
    ),
    papers: [{ key: `p-${(from + n) % 7}`, state: n % 2 ? 'open' : 'closed' }],
  }));

/** Redis loses its last second, or everything, in every way it can. The log is whole all the while. */
describe('views in a Redis that loses data', () => {
  let server: OwnRedis;
  let ledger: SmallLedger;
  let stores: RedisReadStore[];
  let projector: RunningProjector;
  beforeEach(async () => {
    server = await ownRedis();
    ledger = await smallLedger();
    stores = [];
    await ledger.record(moments(0, 60));
    projector = project(ledger, views, opened());
    await projector.caughtUp();
  });
  afterEach(async () => {
    await projector.stop();
    for (const store of stores) store.close();
    await server.stop();
    await ledger.remove();
  });

  const opened = (): RedisReadStore => {
    const store = openRedisViewsAt(server.url, { callMs: 1_000 });
    stores.push(store);
    return store;
  };
  const bare = async (...command: [string, ...string[]]): Promise<void> => {
    const client = bareRedis(server.url);
    await client.call(...command);
    client.disconnect();
  };
  const ask = (store: RedisReadStore) =>
    questionsOf({
      readStore: store,
      log: ledger.log,
      clock: ledger.clock,
      scheduler: timerScheduler,
      waitMs: 20,
    });

  /** Every live copy stands where the log ends and has the digest of the same views in a SQLite file. */
  const isWholeAgain = async (): Promise<void> => {
    const { index } = await ledger.log.head();
    const here = opened();
    const live = async () =>
      (await here.catalogue().catch(() => [])).filter(
        ({ state, checkpoint }) => state === 'live' && checkpoint.position === index,
      );
    while ((await live()).length < views.length) await timerScheduler.wait(5);
    const inFile = project(ledger, views);
    await inFile.caughtUp();
    await inFile.stop();
    const digests = (copies: Awaited<ReturnType<typeof live>>) =>
      Object.fromEntries(copies.map(({ name, checkpoint }) => [name, checkpoint]));
    expect(digests(await live())).toEqual(
      digests((await ledger.readStore.catalogue()).filter(({ state }) => state === 'live')),
    );
  };

  test('all of it, while nothing is recorded: it is noticed, said, and built again', async () => {
    const asker = opened();
    expect((await ask(asker).at(views, {})).asOf.index).toBe(59);
    await bare('FLUSHALL');
    await expect(ask(asker).at(views, {})).rejects.toThrow(ReadStoreLost);
    await projector.told('interrupted');
    await isWholeAgain();
    expect(projector.progress).toContainEqual({
      kind: 'interrupted',
      reason: expect.stringMatching(/has lost the view (money|papers): it is built again from the log$/u),
    });
    expect((await ask(asker).at(views, {})).asOf.index).toBe(59);
  });

  test('all of it, between two events', async () => {
    await bare('FLUSHALL');
    await ledger.record(moments(60, 20));
    await isWholeAgain();
  });

  test('by a restart without its file', async () => {
    await server.kill();
    await expect(opened().catalogue()).rejects.toThrow(ReadStoreUnavailable);
    await server.start();
    await ledger.record(moments(60, 20));
    await isWholeAgain();
  });

  test('to an older file, as a failover to a replica that was behind would', async () => {
    await bare('SAVE');
    const file = join(server.folder, 'dump.rdb');
    const kept = join(server.folder, 'older.rdb');
    copyFileSync(file, kept);
    await ledger.record(moments(60, 40));
    await projector.caughtUp();
    const asker = opened();
    const reading = await ask(asker).at(views, {});
    expect(reading.asOf.index).toBe(99);
    await server.kill();
    copyFileSync(kept, file);
    await server.start();
    // A question pinned before must not be answered from a past that ends before it.
    const cell = [{ account: 'line/0/available', commodity: 'VND' }];
    const answer = await reading.sum(money(), cell).catch((fault: unknown) => fault);
    const whole = await naiveSum(cell[0]!.account);
    if (answer instanceof Error)
      expect([ReadStoreLost, ReadStoreUnavailable].some(kind => answer instanceof kind)).toBe(true);
    else expect(answer).toEqual([whole]);
    await isWholeAgain();
    expect(await (await ask(opened()).at(views, {})).sum(money(), cell)).toEqual([whole]);
  });

  const naiveSum = async (account: string): Promise<bigint> => {
    const events = await ledger.log.scan(-1, 1_000);
    return events
      .flatMap(({ body }) => (JSON.parse(body) as { data: Moment }).data.postings ?? [])
      .filter(posting => posting.account === account)
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  };

  test('while it is built again it says how far it is', async () => {
    await projector.stop();
    await bare('FLUSHALL');
    const half = openRedisViewsAt(server.url);
    stores.push(half);
    await half.create({ name: 'money', version: 1, kind: 'tally' });
    const strict = questionsOf({
      readStore: opened(),
      log: ledger.log,
      clock: ledger.clock,
      scheduler: timerScheduler,
      waitMs: 20,
      mostBehind: 5,
    });
    await expect(strict.at([money()], {})).rejects.toThrow('the view money is being built: 0 %');
    await expect(strict.at([papers()], {})).rejects.toThrow(ViewNotReady);
    projector = project(ledger, views, opened());
    await projector.caughtUp();
    expect((await strict.at(views, {})).asOf.index).toBe(59);
    await isWholeAgain();
  });

  test('nothing: two projectors waste work and corrupt nothing', async () => {
    const others = [project(ledger, views, opened()), project(ledger, views, opened())];
    for (let n = 0; n < 10; n += 1) await ledger.record(moments(60 + n * 20, 20));
    await isWholeAgain();
    for (const other of others) await other.stop();
  });
});
