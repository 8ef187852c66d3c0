import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startNode } from '#test/support/child';
import { dataSetLog } from '#test/support/data-set';
import { digestsOf, feeding, feedOf, liveOf } from '#test/support/feeding';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { redisViews } from '#test/support/redis-views';
import { socai } from '#test/support/socai';
import { openLogAt } from '#test/support/sqlite-log';
import { sqliteViews } from '#test/support/sqlite-views';
import { temporaryFolder } from '#test/support/temporary-folder';
import { readOnce, rebuild } from '#views';
import { ledgerViews } from '../../../apps/projector/src/ledger-views.js';

const child = new URL('./half-built.child.js', import.meta.url);
const patience = 300_000;

/** Of the default seed. It changes with what events hold, and with nothing else: `npm run generate -- --size S`. */
const goldenRoot = '9ded8cd3f4be2b4e7a864cb0d9de20ddf3381628134bbe1605b475884f62e9c0';

type Digests = Awaited<ReturnType<typeof digestsOf>>;

describe('the digest of every view of 20,000 events', () => {
  let set: Awaited<ReturnType<typeof dataSetLog>>;
  let views: Awaited<ReturnType<typeof sqliteViews>>;
  let live: Digests;

  beforeAll(async () => {
    set = await dataSetLog('S');
    views = await sqliteViews();
    await feeding(set.log.store, views.store).caughtUp();
    live = await digestsOf(views.store);
  }, patience);
  afterAll(async () => {
    await views.remove();
    await set.log.remove();
  });

  test('is of the golden data set, and of every view there is', () => {
    expect(set.made.root).toBe(goldenRoot);
    expect(Object.keys(live).sort()).toEqual(ledgerViews.map(({ name }) => name).sort());
  });

  const rebuilt = async (): Promise<void> => {
    const feed = feedOf(set.log.store, views.store);
    const together = { ...feed, ...readOnce(feed), signal: new AbortController().signal };
    await Promise.all(ledgerViews.map(view => rebuild({ ...together, view })));
  };

  test(
    'is the same after a rebuild',
    async () => {
      const before = (await liveOf(views.store)).map(({ id }) => id);
      await rebuilt();
      expect(await digestsOf(views.store)).toEqual(live);
      expect((await liveOf(views.store)).filter(({ id }) => before.includes(id))).toEqual([]);
    },
    patience,
  );

  test(
    'is the same after a rebuild that was killed midway, and the live views stood untouched',
    async () => {
      const before = await liveOf(views.store);
      const half = startNode(child, [set.log.path, views.path]);
      await half.printed(1);
      half.process.kill('SIGKILL');
      expect(await half.ended).toBe('SIGKILL');
      await views.reopen();
      expect(await liveOf(views.store)).toEqual(before);
      const building = (await views.store.catalogue()).filter(({ state }) => state === 'building');
      expect(building).toHaveLength(ledgerViews.length);
      for (const { checkpoint } of building) expect(checkpoint.position).toBeGreaterThan(set.made.events / 3);
      await rebuilt();
      expect(await digestsOf(views.store)).toEqual(live);
      // It went on with what was there, and began nothing anew.
      const ids = (await liveOf(views.store)).map(({ id }) => id);
      expect(ids.sort()).toEqual(building.map(({ id }) => id).sort());
    },
    patience,
  );

  test(
    'is the same over a restored backup',
    async () => {
      const disk = temporaryFolder();
      const again = await sqliteViews();
      const copy = await socai('backup', '--events', set.log.path, '--to', disk.file('copy'));
      expect([copy.code, copy.errors]).toEqual([0, expect.anything()]);
      const restored = await socai('restore', '--from', disk.file('copy'), '--to', disk.file('data'));
      expect([restored.code, restored.errors]).toEqual([0, expect.anything()]);
      const log = await openLogAt(disk.file('data/events.db'));
      try {
        await feeding(log, again.store).caughtUp();
        expect(await digestsOf(again.store)).toEqual(live);
      } finally {
        await log.close();
        await again.remove();
        disk.remove();
      }
    },
    patience,
  );

  describe('in Redis', () => {
    let server: RedisServer;
    beforeAll(async () => {
      server = await startRedis();
    }, patience);
    afterAll(() => server.stop());

    test(
      'is the same',
      async () => {
        const redis = await redisViews(server.url);
        await feeding(set.log.store, redis.store).caughtUp();
        expect(await digestsOf(redis.store)).toEqual(live);
        await redis.remove();
      },
      patience,
    );
  });
});
