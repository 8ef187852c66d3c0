import { describe, expect, test } from '@jest/globals';
import { redisViews } from '#test/support/redis-views';
import type { Event } from '../views/naive-parts.js';
import { type Asking, today } from './asking.js';
import { asJson, mustBeSame, once, pairsOf, scattered } from './comparing.js';
import { buying } from './histories/buying.js';
import { correcting } from './histories/correcting.js';
import { custody } from './histories/custody.js';
import { lending } from './histories/lending.js';
import { money } from './histories/money.js';
import { naiveQueries } from './naive/index.js';
import { partial, partSeen } from './naive/part.js';
import { Known, Past } from './naive/past.js';
import { readers } from './readers.js';
import { bothStores } from './told-histories.js';

/** Whoever may read some units only is told of those, and of nothing else, at every pair of clocks. */
const stores = bothStores(redisViews);

/** For the duties auditor and operator alone. */
const ofOtherDuties = ['/v1/access-log', '/v1/access-log/hours'];

test('every question is asked by readers of a part who may ask it', () =>
  expect([...partial, ...ofOtherDuties].sort()).toEqual(Object.keys(naiveQueries).sort()));

/** The answer but for its clocks and its end. */
const seenOf = (answer: unknown): unknown => {
  if (answer === undefined) return undefined;
  const { asOf: _, incomplete: __, next: ___, ...seen } = answer as Record<string, unknown>;
  return seen;
};

let compared = 0;
const agrees = async (asking: Asking, events: readonly Event[]): Promise<void> => {
  const whole = new Past(new Known(events), undefined, today);
  const asks = partial.map(route => [route, naiveQueries[route]!.asks?.(whole) ?? [{}]] as const);
  for (const [turn, past] of pairsOf(events).entries()) {
    const reader = scattered(readers, turn, 0);
    const part = past.readBy(reader);
    const compare = async ([route, all]: (typeof asks)[number], n: number) => {
      // Two in three of them at a pair, so that the spec stays short.
      if (all.length === 0 || scattered([0, 1, 2], turn, n) === 0) return;
      // Every other time as it stands, then with a filter, or about another thing.
      const one = scattered([all[0]!, scattered(all, turn, n + 1_000)], turn, n + 2_000);
      const { params = {}, query = {} } = one;
      const known = { known: `${past.known}`, effective: past.effective, limit: '500' };
      const question = { params, query: asJson({ ...query, ...known }), reader };
      const naive = once(past, [route, one, reader], () =>
        asJson(partSeen(route, naiveQueries[route]!, part, one)),
      );
      mustBeSame([route, question], seenOf(await asking.ask(route, question)), naive);
      compared += 1;
    };
    await Promise.all(asks.map(compare));
  }
};

describe.each(Object.entries({ money, correcting, buying, custody, lending }))(
  'a history of %s',
  (_, history) => {
    test('whoever reads a part is told that part, on both stores', async () => {
      compared = 0;
      await stores.agreeOn(history, agrees);
      expect(compared).toBeGreaterThan(500);
    }, 120_000);
  },
);
