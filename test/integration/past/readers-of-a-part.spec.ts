import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { redisViews } from '#test/support/redis-views';
import type { Event } from '../views/naive-parts.js';
import { type Asking, openAsking, today } from './asking.js';
import { asJson, mustBeSame, pairsOf } from './comparing.js';
import { drawings } from './drawing.js';
import { buying } from './histories/buying.js';
import { custody } from './histories/custody.js';
import { lending } from './histories/lending.js';
import { money } from './histories/money.js';
import { naiveQueries } from './naive/index.js';
import { partSeen, partial, type Reader } from './naive/part.js';
import { Known, Past } from './naive/past.js';
import type { Asked } from './naive/query.js';
import { onBothStores } from './told-histories.js';

/** Whoever may read some units only is told of those, and of nothing else, at every pair of clocks. */
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

/** A province with all below it, a province alone, a unit at the end of the tree, and one that is not there. */
const readers: readonly Reader[] = [
  { unitId: 'hai-duong', subtree: true },
  { unitId: 'hai-duong', subtree: false },
  { unitId: 'kim-thanh', subtree: true },
  { unitId: 'pc08', subtree: false },
  { unitId: 'nowhere', subtree: true },
];

const naively = (past: Past, route: string, { params = {}, query = {} }: Asked, reader: Reader) => {
  const body = naiveQueries[route]!.answer(past, query, params);
  return asJson(body && partSeen(route, body, past, reader));
};

const seenOf = (answer: unknown): unknown => {
  if (answer === undefined) return undefined;
  const { items, item, figure } = answer as Record<string, unknown>;
  return asJson(items === undefined ? { item } : { ...(figure === undefined ? {} : { figure }), items });
};

let compared = 0;
const agrees = async (events: readonly Event[]): Promise<void> => {
  const whole = new Past(new Known(events), undefined, today);
  const asks = [...partial].map(route => [route, naiveQueries[route]!.asks?.(whole) ?? [{}]] as const);
  for (const [turn, past] of pairsOf(events).entries()) {
    const reader = readers[turn % readers.length]!;
    for (const [n, [route, all]] of asks.entries()) {
      const one = all[Math.floor(turn / readers.length + n) % Math.max(1, all.length)];
      if (!one || (turn + n) % 2 === 0) continue;
      const { params = {}, query = {} } = one;
      const known = { known: `${past.known}`, effective: past.effective, limit: '500' };
      const question = { params, query: asJson({ ...query, ...known }), reader };
      const answer = seenOf(await asking.ask(route, question));
      mustBeSame([route, question], answer, naively(past, route, one, reader));
      compared += 1;
    }
  }
};

describe.each(Object.entries({ money, buying, custody, lending }))('a history of %s', (_, history) => {
  test('whoever reads a part is told that part, on both stores', async () => {
    compared = 0;
    await fc.assert(
      fc.asyncProperty(drawings, draw =>
        onBothStores(() => redisViews(redis.url), asking, history, draw, agrees),
      ),
      { numRuns: 1, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(500);
  }, 120_000);
});
