import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OpenViews } from '#test/contract/read-store.contract';
import { aRegister, aTally, allPages, batch, write } from '#test/contract/read-store/rows';
import { history, naiveEntries, naiveSum } from '#test/contract/read-store/tally-history';
import { questionsTo } from '#test/support/readings';
import { type RedisServer, startRedis } from '#test/support/redis-server';
import { sqliteViews } from '#test/support/sqlite-views';
import { tieredViews } from '#test/support/tiered-views';
import { type Clocks, differences, type Difference, register, tally, type View } from '#views';

const money = tally('money', 1, { of: () => true });
const papers = register('papers', 1, { on: [] });

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

const differing = async (
  views: OpenViews,
  view: View,
  events: number,
  [from, to]: readonly [Clocks, Clocks],
): Promise<readonly Difference[]> => {
  const questions = questionsTo(views.store, events);
  const at = ({ known, effective }: Clocks) => questions.at([view], { known: `${known}`, effective });
  const pasts = { from: await at(from), to: await at(to) };
  return allPages(after => differences(pasts, view, undefined, after, 2));
};

/** Pairs of clocks of which neither goes back. */
const pairs = (clocks: readonly Clocks[], every: number) =>
  clocks
    .flatMap(from => clocks.map(to => [from, to] as const))
    .filter(([a, b]) => a.known <= b.known && (a.effective ?? '9') <= (b.effective ?? '9'))
    .filter((_, n) => n % every === 0)
    .slice(0, 60);

describe.each([
  ['SQLite', sqliteViews],
  ['Redis with a file behind it', () => tieredViews(server.url)],
])('on %s', (_, open) => {
  test('cells that differ are those of a naive fold, and their entries make the difference', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 200 }), async (past, every) => {
        const views = await open();
        const { id } = await aTally(views.store);
        await views.store.commit(id, batch(-1, past.events - 1, { entries: past.entries }));
        for (const pair of pairs(past.clocks, every)) {
          const [from, to] = pair;
          const found = await differing(views, money, past.events, pair);
          const naive = past.cells.flatMap(cell => {
            const before = naiveSum(past.entries, cell, from);
            const after = naiveSum(past.entries, cell, to);
            const made =
              naiveEntries(past.entries, cell, to).length - naiveEntries(past.entries, cell, from).length;
            return before === after ? [] : [`${cell.account} ${cell.commodity} ${before} ${after} ${made}`];
          });
          const told = found.map(({ key, commodity, fields: [amount], changes }) => {
            const sum = changes.reduce((total, change) => total + change.amount!, 0n);
            expect(BigInt(amount!.after as string) - BigInt(amount!.before as string)).toBe(sum);
            return `${key} ${commodity} ${amount!.before as string} ${amount!.after as string} ${changes.length}`;
          });
          expect([...told].sort()).toEqual([...naive].sort());
        }
        await views.remove();
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }, 60_000);

  test('documents are told by field, with their events; what came back does not differ', async () => {
    const views = await open();
    const { id } = await aRegister(views.store);
    const writes = [
      write(0, 'a', { state: 'open', at: { unit: 'x', tags: [1] } }),
      write(1, 'b', { state: 'open' }),
      write(2, 'a', { state: 'shut', at: { unit: 'y', tags: [1] } }),
      write(3, 'b', { state: 'shut' }),
      write(4, 'b', { state: 'open' }),
      write(5, 'c/d', { 'e/f': null }),
      write(6, 'a', { at: { unit: 'y', tags: [1, 2] } }),
    ];
    await views.store.commit(id, batch(-1, 6, { writes }));
    const between = async (from: number, to: number) =>
      (await differing(views, papers, 7, [{ known: from }, { known: to }])).map(
        ({ key, fields, changes }) => [key, fields, changes.map(({ index }) => index)] as const,
      );
    expect(await between(1, 6)).toEqual([
      [
        'a',
        [
          { field: '/at/tags', before: [1], after: [1, 2] },
          { field: '/at/unit', before: 'x', after: 'y' },
          { field: '/state', before: 'open' },
        ],
        [2, 6],
      ],
      ['c/d', [{ field: '/e~1f', after: null }], [5]],
    ]);
    expect(await between(2, 3)).toEqual([['b', [{ field: '/state', before: 'open', after: 'shut' }], [3]]]);
    expect(await between(4, 4)).toEqual([]);
    await views.remove();
  });
});

test('what is read is what lies between two indexes, however long the log is', async () => {
  const views = await sqliteViews();
  const { id } = await aTally(views.store);
  const entries = Array.from({ length: 20_000 }, (_, index) => ({
    account: `line/${index % 5_000}`,
    commodity: 'VND',
    amount: 1n,
    index,
    effective: '2020-01-02',
    eventId: `e-${index}`,
  }));
  await views.store.commit(id, batch(-1, 19_999, { entries }));
  const questions = questionsTo(views.store, 20_000);
  const to = await questions.at([money], { known: '19999' });
  const asked: string[] = [];
  const watched = new Proxy(to, {
    get: (reading, name) => {
      const of = Reflect.get(reading, name) as unknown;
      if (typeof of !== 'function') return of;
      return async (...args: unknown[]) => {
        const answer = (await of.apply(reading, args)) as { items?: unknown[] };
        for (let n = answer.items?.length ?? 1; n > 0; n -= 1) asked.push(String(name));
        return answer;
      };
    },
  });
  const from = await questions.at([money], { known: '19989' });
  const page = await differences({ from, to: watched }, money, undefined, undefined, 100);
  expect(page.items).toHaveLength(10);
  expect(asked.length).toBeLessThan(10 * 4);
  await views.remove();
});
