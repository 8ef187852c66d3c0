import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Postings } from '#kernel';
import type { Finding } from '../findings/finding.js';
import { BookKeeper, JoinedBooks } from './account-books.js';

interface Entry {
  readonly day: string;
  readonly postings: Postings;
}
const move = (from: string, to: string, amount: bigint): Postings => [
  { account: from, commodity: 'VND', amount: `${-amount}` },
  { account: to, commodity: 'VND', amount: `${amount}` },
];

/** @param cuts where ranges end */
const findingsIn = (entries: readonly Entry[], cuts: readonly number[]): readonly Finding[] => {
  const found: Finding[] = [];
  const joined = new JoinedBooks(finding => void found.push(finding));
  const ends = [...new Set([...cuts, entries.length])].sort((a, b) => a - b);
  for (const [n, end] of ends.entries()) {
    const keeper = new BookKeeper();
    for (let at = ends[n - 1] ?? 0; at < end; at += 1)
      keeper.add(at, entries[at]!.day, entries[at]!.postings);
    joined.join(keeper.build());
  }
  joined.finish();
  return found;
};

describe('balances over the ranges of a log', () => {
  test('amounts past what a number carries are added up to the last đồng', () => {
    const much = 9_007_199_254_740_991n;
    const entries = [
      { day: '2026-01-01', postings: move('outside/x', 'line/a', much) },
      { day: '2026-01-01', postings: move('outside/x', 'line/a', 2n) },
      { day: '2026-01-01', postings: move('outside/x', 'line/a', 10n ** 17n) },
      { day: '2026-01-01', postings: move('line/a', 'line/b', much + 3n + 10n ** 17n) },
    ];
    const expected = [
      { code: 'balance.below-zero', index: 3, what: 'line/a VND', actual: '-1' },
      { code: 'balance.below-zero-on', what: 'line/a VND, 2026-01-01', actual: '-1' },
    ];
    for (const cuts of [[], [1], [2, 3]]) expect(findingsIn(entries, cuts)).toEqual(expected);
  });

  test('an account that pays before it has anything is found, at the event', () => {
    const entries = [
      { day: '2026-01-01', postings: move('line/a', 'line/b', 5n) },
      { day: '2026-01-01', postings: move('outside/x', 'line/a', 5n) },
    ];
    const expected = [{ code: 'balance.below-zero', index: 0, what: 'line/a VND', actual: '-5' }];
    for (const cuts of [[], [1]]) expect(findingsIn(entries, cuts)).toEqual(expected);
  });

  test('an account that only later days fill is found by the day', () => {
    const entries = [
      { day: '2026-02-01', postings: move('outside/x', 'line/a', 5n) },
      { day: '2026-01-01', postings: move('line/a', 'line/b', 5n) },
    ];
    expect(findingsIn(entries, [1])).toEqual([
      { code: 'balance.below-zero-on', what: 'line/a VND, 2026-01-01', actual: '-5' },
    ]);
  });

  test('two postings of one event on one account count together', () => {
    const postings = [...move('line/a', 'line/b', 5n), ...move('outside/x', 'line/a', 5n)] as Postings;
    expect(findingsIn([{ day: '2026-01-01', postings }], [])).toEqual([]);
  });

  test('wherever the ranges end, as if all were added up one by one', () => {
    const account = fc.constantFrom('line/a', 'line/b', 'outside/x');
    const entry = fc.record({
      from: account,
      to: account,
      amount: fc.bigInt({ min: 0n, max: 9n }),
      day: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.array(fc.nat(30)), (made, cuts) => {
        const entries = made.map(({ from, to, amount, day }) => ({
          day: `2026-01-0${day + 1}`,
          postings: move(from, to, amount),
        }));
        const within = cuts.filter(cut => cut < entries.length);
        const below = (findings: readonly Finding[]) =>
          new Set(findings.map(({ code, what }) => `${code} ${what?.split(',')[0]}`));
        expect(below(findingsIn(entries, within))).toEqual(below(plainly(entries)));
      }),
    );
  });
});

/** The same, one event after the other. */
const plainly = (entries: readonly Entry[]): readonly Finding[] => {
  const found: Finding[] = [];
  for (const account of ['line/a', 'line/b']) {
    const amounts = entries.map(({ day, postings }) => ({
      day,
      sum: postings
        .filter(one => one.account === account)
        .reduce((sum, { amount }) => sum + BigInt(amount), 0n),
    }));
    const lowest = (list: typeof amounts) => {
      let sum = 0n;
      return list.some(one => (sum += one.sum) < 0n);
    };
    const what = `${account} VND`;
    if (lowest(amounts)) found.push({ code: 'balance.below-zero', what });
    const days = [...new Set(amounts.map(({ day }) => day))].sort().map(day => ({
      day,
      sum: amounts.filter(one => one.day === day).reduce((sum, one) => sum + one.sum, 0n),
    }));
    if (lowest(days)) found.push({ code: 'balance.below-zero-on', what });
  }
  return found;
};
