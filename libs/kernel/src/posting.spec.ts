import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { handOver, imbalance, isBalanced, mayBeNegative, move, type Posting } from './posting.js';

const amounts = fc.bigInt({ min: -(10n ** 18n - 1n), max: 10n ** 18n - 1n });
const accounts = fc.constantFrom('line/a/available', 'line/a/committed', 'outside/moof', 'transit/m');

test('whatever is moved, nothing is left over', () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(amounts, accounts, accounts)), moves =>
      expect(isBalanced(moves.flatMap(([amount, from, to]) => move(amount, from, to)))).toBe(true),
    ),
  ));

test('money leaves the one and enters the other', () =>
  expect(move(5n, 'outside/moof', 'line/a/available')).toEqual([
    { account: 'outside/moof', commodity: 'VND', amount: '-5' },
    { account: 'line/a/available', commodity: 'VND', amount: '5' },
  ]));

test('a thing is one thing', () => {
  expect(handOver('car-1', 'custody/a', 'custody/b')).toEqual([
    { account: 'custody/a', commodity: 'asset:car-1', amount: '-1' },
    { account: 'custody/b', commodity: 'asset:car-1', amount: '1' },
  ]);
});

test('one đồng too many is seen', () =>
  fc.assert(
    fc.property(
      amounts.filter(amount => amount !== 0n),
      extra => {
        const postings: Posting[] = [
          ...move(7n, 'a', 'b'),
          { account: 'c', commodity: 'VND', amount: `${extra}` },
        ];
        expect([...imbalance(postings)]).toEqual([['VND', extra]]);
        expect(isBalanced(postings)).toBe(false);
      },
    ),
  ));

test('money cannot make up for a thing', () =>
  expect(
    isBalanced([
      { account: 'a', commodity: 'VND', amount: '-1' },
      { account: 'b', commodity: 'asset:car-1', amount: '1' },
    ]),
  ).toBe(false));

test('only the world outside may be below zero', () => {
  expect(mayBeNegative('outside/moof')).toBe(true);
  for (const account of ['line/a/available', 'transit/m', 'custody/outside/x', 'outsider', 'outside'])
    expect([account, mayBeNegative(account)]).toEqual([account, false]);
});
