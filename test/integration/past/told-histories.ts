import { afterAll, beforeAll } from '@jest/globals';
import fc from 'fast-check';
import type { OpenViews } from '#test/contract/read-store.contract';
import { feeding } from '#test/support/feeding';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { sqliteViews } from '#test/support/sqlite-views';
import type { Event } from '../views/naive-parts.js';
import { type Asking, openAsking } from './asking.js';
import { type Drawing, drawings } from './drawing.js';
import type { History } from './histories/around.js';
import { wholeDesk } from './whole-desk.js';

type Compare = (asking: Asking, events: readonly Event[]) => Promise<void>;

/** Plays a history, and compares what is asked of it on SQLite, then on another store. */
const onBothStores = async (
  asking: Asking,
  openOther: () => Promise<OpenViews>,
  history: History,
  draw: Drawing,
  compare: Compare,
): Promise<void> => {
  const desk = wholeDesk();
  const sqlite = await sqliteViews();
  const other = await openOther();
  try {
    await history(desk, draw);
    for (const { store } of [sqlite, other]) {
      await feeding(desk.store, store).caughtUp();
      asking.turnTo({ log: desk.store, readStore: store });
      await compare(asking, desk.events);
    }
  } finally {
    await other.remove();
    await sqlite.remove();
  }
};

/**
 * A ledger to ask and a Redis, for as long as the tests of a file run.
 * @param openOther the read store beside SQLite
 */
export const bothStores = (openOther: (redisUrl: string) => Promise<OpenViews>) => {
  let redis: RedisServer;
  let asking: Asking;
  beforeAll(async () => {
    redis = await startRedis();
    asking = await openAsking();
  }, 60_000);
  afterAll(async () => {
    await asking.close();
    await redis.stop();
  });
  return {
    routes: (): readonly string[] => asking.routes,
    /** What is drawn of a history is compared on both stores. */
    agreeOn: (history: History, compare: Compare): Promise<void> =>
      fc.assert(
        fc.asyncProperty(drawings, draw =>
          onBothStores(asking, () => openOther(redis.url), history, draw, compare),
        ),
        { numRuns: 1, endOnFailure: true },
      ),
  };
};
