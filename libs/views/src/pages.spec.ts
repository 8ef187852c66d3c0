import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bucketsOf, eachItem, everyCell, everyDoc, pageOf, scanWhere } from './pages.js';
import type { Reading } from './questions.js';
import { register, tally } from './view.js';

interface Numbered {
  readonly n: number;
}
const view = register<Numbered>('numbers', 1, { on: [] });

/** Documents 0, 1, 2, …, and how often a page of them was read. */
const numbers = (count: number) => {
  const read: number[] = [];
  const scan: Reading['scan'] = async (_, __, after = '0', limit = 100) => {
    const from = Number(after);
    const to = Math.min(from + limit, count);
    read.push(to - from);
    const items = Array.from({ length: to - from }, (_none, i) => ({
      key: `${from + i}`,
      doc: { n: from + i },
    }));
    return { items: items as never, ...(to < count ? { next: `${to}` } : {}) };
  };
  return { read, reading: { scan } as Pick<Reading, 'scan'> as Reading };
};

const page = (
  reading: Reading,
  wanted: (doc: Numbered) => boolean,
  after: string | undefined,
  limit: number,
) => scanWhere(reading, view, { buckets: {}, wanted, row: ({ n }) => n }, after, limit);

describe('a list of what is wanted', () => {
  test('comes whole, once each and in order, whatever is wanted and however long its pages are', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.uniqueArray(fc.nat({ max: 60 })),
        async (count, limit, chosen) => {
          const wanted = new Set(chosen);
          const { reading } = numbers(count);
          const all: number[] = [];
          let after: string | undefined;
          do {
            const { items, next } = await page(reading, ({ n }) => wanted.has(n), after, limit);
            expect(items.length).toBeLessThanOrEqual(limit);
            // An empty page would look like the end to somebody who counts.
            if (next !== undefined) expect(items.length).toBeGreaterThan(0);
            all.push(...items);
            after = next;
          } while (after !== undefined);
          expect(all).toEqual([...wanted].filter(n => n < count).sort((a, b) => a - b));
        },
      ),
    ));

  test('reads on over pages with nothing wanted, and not a page further than it must', async () => {
    const { reading, read } = numbers(100);
    expect(await page(reading, ({ n }) => n >= 35, undefined, 10)).toEqual({
      items: [35, 36, 37, 38, 39],
      next: '40',
    });
    expect(read).toEqual([10, 10, 10, 10]);
    expect(await page(reading, () => false, undefined, 10)).toEqual({ items: [], next: undefined });
  });

  test('takes rows that are looked up one by one', async () => {
    const { reading } = numbers(3);
    const rows = await scanWhere(
      reading,
      view,
      { buckets: {}, wanted: () => true, row: async ({ n }) => `row ${n}` },
      undefined,
      10,
    );
    expect(rows.items).toEqual(['row 0', 'row 1', 'row 2']);
  });
});

describe('a list read to its end', () => {
  test('has every document once and in order, however many pages it takes', async () => {
    for (const count of [0, 1, 500, 501, 1_300]) {
      const all = await everyDoc(numbers(count).reading, view, {});
      expect(all.map(({ n }) => n)).toEqual([...Array(count).keys()]);
    }
  });

  test('asks for the cells that the filter lets through, page after page', async () => {
    const asked: unknown[] = [];
    const cells: Reading['cells'] = async (_, of, after = '0') => {
      asked.push(of);
      const [account, next] = after === '0' ? ['a', '1'] : ['b', undefined];
      return { items: [{ account, commodity: 'VND' }], ...(next === undefined ? {} : { next }) };
    };
    const reading = { cells } as Pick<Reading, 'cells'> as Reading;
    const found = await everyCell(reading, tally('sums', 1, { of: () => true }), { accountPrefix: 'x' });
    expect(found.map(({ account }) => account)).toEqual(['a', 'b']);
    expect(asked).toEqual([{ accountPrefix: 'x' }, { accountPrefix: 'x' }]);
  });

  test('reads no page that nobody came to', async () => {
    const { reading, read } = numbers(100);
    for await (const { doc } of eachItem(after => reading.scan(view, {}, after, 10))) if (doc.n === 12) break;
    expect(read).toEqual([10, 10]);
  });
});

test('filters that were not given do not narrow', () =>
  expect(bucketsOf({ state: 'open', year: 2020, unit: undefined })).toEqual({ state: 'open', year: '2020' }));

test('rows that were made at once are paged by their number', () => {
  const rows = [1, 2, 3, 4, 5];
  expect(pageOf(rows, undefined, 2)).toEqual({ items: [1, 2], next: '2' });
  expect(pageOf(rows, '2', 2)).toEqual({ items: [3, 4], next: '4' });
  expect(pageOf(rows, '4', 2)).toEqual({ items: [5], next: undefined });
  expect(pageOf([], undefined, 2)).toEqual({ items: [], next: undefined });
});
