import { afterAll, beforeAll, test } from '@jest/globals';
import fc from 'fast-check';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { tieredViews } from '#test/support/tiered-views';
import type { Event } from '../views/naive-parts.js';
import { naiveDocs, naiveEntries } from '../views/naive-replay.js';
import { type Asking, openAsking } from './asking.js';
import { asJson, mustBeSame, pairsOf } from './comparing.js';
import { drawings } from './drawing.js';
import { money } from './histories/money.js';
import { differingCells, differingDocs } from './naive/looking.js';
import { byText, type Past } from './naive/past.js';
import { onBothStores } from './told-histories.js';

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

const views = [...Object.keys(naiveEntries), ...Object.keys(naiveDocs)].sort();
const clocksOf = ({ known, effective }: Past) => `${known}${effective === undefined ? '' : `@${effective}`}`;

interface Row {
  readonly key: string;
  readonly commodity?: string;
  readonly changes: readonly { readonly index: number }[];
  readonly moreChanges: boolean;
}

type Placed = Pick<Row, 'key' | 'commodity'>;
const placeOf = ({ key, commodity = '' }: Placed): string => `${key}\n${commodity}`;
const byPlace = (a: Placed, b: Placed): number => byText(placeOf(a), placeOf(b));

/** A tally names the entries that make the difference; of documents, every event that wrote them is named. */
const shown = ({ changes, moreChanges: _, ...row }: Row, isTally: boolean) =>
  isTally ? { ...row, by: changes.map(({ index }) => index) } : row;

/** Each past against the last at its day, a few views at a time, so that all of them come by often. */
const agrees = async (events: readonly Event[]): Promise<void> => {
  const pairs = pairsOf(events).filter(({ known }) => known >= 0);
  for (const [turn, from] of pairs.entries()) {
    const to = pairs.findLast(({ effective }) => effective === from.effective)!;
    for (const view of views.filter((_, n) => n % 7 === turn % 7)) {
      const isTally = naiveEntries[view] !== undefined;
      const query = { view, from: clocksOf(from), to: clocksOf(to), limit: '500' };
      const answer = (await asking.ask('/v1/diff', { params: {}, query })) as { items: readonly Row[] };
      const naive = isTally ? differingCells(from, to, view) : differingDocs(from, to, view);
      const rows = answer.items.map(row => shown(row, isTally)).sort(byPlace);
      mustBeSame(query, rows, asJson(naive));
    }
  }
};

test('what differs between two pasts is what a naive replay of both tells apart, on both stores', async () => {
  await fc.assert(
    fc.asyncProperty(drawings, draw =>
      onBothStores(() => tieredViews(redis.url), asking, money, draw, agrees),
    ),
    { numRuns: 1, endOnFailure: true },
  );
}, 120_000);
