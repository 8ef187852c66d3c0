import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OpenViews } from '#test/contract/read-store.contract';
import { aTally, allPages, batch } from '#test/contract/read-store/rows';
import { history, naiveSum, type TallyHistory } from '#test/contract/read-store/tally-history';
import { questionsTo } from '#test/support/readings';
import { redisViews } from '#test/support/redis-views';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { sqliteViews } from '#test/support/sqlite-views';
import { type Cell, entriesBehind, type Reading, tally } from '#views';

const view = tally('money', 1, { of: () => true });

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

const stored = async (open: () => Promise<OpenViews>, past: TallyHistory) => {
  const views = await open();
  const { id } = await aTally(views.store);
  await views.store.commit(id, batch(-1, past.events - 1, { entries: past.entries }));
  return { views, questions: questionsTo(views.store, past.events) };
};

const figure = (past: TallyHistory, chosen: readonly number[]): readonly Cell[] =>
  [...new Set(chosen)].map(n => past.cells[n]!);

describe.each([
  ['SQLite', sqliteViews],
  ['Redis', () => redisViews(server.url)],
])('figures on %s', (_, open) => {
  test('the shares of all pages sum to the figure, at every pair of clocks, on pages of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.nat(5), { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        async (past, chosen, limit) => {
          const cells = figure(past, chosen);
          const { views, questions } = await stored(open, past);
          for (const { known, effective } of past.clocks.filter((__, n) => n % 9 === 0)) {
            const reading = await questions.at([view], { known: `${known}`, effective });
            const listed = await allPages(after => entriesBehind(reading, { view, cells }, after, limit));
            const share = listed.reduce((sum, { amount }) => sum + amount, 0n);
            const asked = await reading.sum(view, cells);
            expect(share).toBe(asked.reduce((sum, amount) => sum + amount, 0n));
            expect(share).toBe(
              cells.reduce((sum, cell) => sum + naiveSum(past.entries, cell, { known, effective }), 0n),
            );
            const indexes = listed.map(({ index }) => index);
            expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
          }
          await views.remove();
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  }, 60_000);
});

/** Counts the entries that the store hands over. */
const counted = (reading: Reading): { reading: Reading; rows: () => number } => {
  let rows = 0;
  const entries: Reading['entries'] = async (...asked) => {
    const page = await reading.entries(...asked);
    rows += page.items.length;
    return page;
  };
  return { reading: { ...reading, entries }, rows: () => rows };
};

test('a page touches a few rows of every cell, however many entries the figure has', async () => {
  const views = await sqliteViews();
  const { id } = await aTally(views.store);
  const touched: number[] = [];
  const cells = Array.from({ length: 20 }, (_, n) => ({ account: `line/${n}`, commodity: 'VND' }));
  for (const [from, to] of [
    [-1, 999],
    [999, 9_999],
  ] as const) {
    const entries = Array.from({ length: to - from }, (_, n) => ({
      ...cells[(from + n + 1) % 20]!,
      amount: 1n,
      index: from + n + 1,
      effective: '2020-01-02',
      eventId: `e-${from + n + 1}`,
    }));
    await views.store.commit(id, batch(from, to, { entries }));
    const reading = counted(await questionsTo(views.store, to + 1).at([view], { known: `${to}` }));
    expect((await entriesBehind(reading.reading, { view, cells }, undefined, 50)).items).toHaveLength(50);
    touched.push(reading.rows());
  }
  expect(touched[0]).toBe(touched[1]);
  expect(touched[1]).toBeLessThan(50 + 20 * 8);
  await views.remove();
});
