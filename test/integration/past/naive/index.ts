import { aroundQueries } from './around.js';
import { buyingQueries } from './buying.js';
import { lendingQueries } from './lending.js';
import { keeper, reads } from '../histories/looking.js';
import { readsOf } from './looking.js';
import { moneyQueries } from './money.js';
import { monthQueries } from './months.js';
import type { NaiveQuery } from './query.js';
import { thingQueries } from './things.js';
import { whoCould } from './who-could.js';

/** Every query that takes both clocks, answered the long way, by its route. */
export const naiveQueries: Readonly<Record<string, NaiveQuery>> = {
  ...aroundQueries,
  ...monthQueries,
  ...moneyQueries,
  ...buyingQueries,
  ...thingQueries,
  ...lendingQueries,
  '/v1/who-could-have-approved': whoCould,
  '/v1/access-log': readsOf(keeper, reads),
};
