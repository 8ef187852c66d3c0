import fc from 'fast-check';
import { addDays } from '#kernel';
import { type DatedBalance, emptyBalance, lowestFrom, posted, total } from './dated-balance.js';

interface Movement {
  readonly day: string;
  readonly amount: bigint;
}
const day = fc.nat(12).map(n => addDays('2020-01-01', n));
const movements = fc.array(fc.record({ day, amount: fc.bigInt({ min: -9n, max: 9n }) }), { maxLength: 20 });

const balanceOf = (all: readonly Movement[]): DatedBalance =>
  all.reduce((balance, { day: on, amount }) => posted(balance, on, amount), emptyBalance);

/** What the account holds at the end of a day, by adding everything up. */
const heldOn = (all: readonly Movement[], on: string) =>
  all.filter(movement => movement.day <= on).reduce((sum, { amount }) => sum + amount, 0n);

const daysFrom = (from: string) =>
  Array.from({ length: 40 }, (_, n) => addDays('2020-01-01', n)).filter(each => each >= from);

test('the order in which entries are recorded does not matter', () =>
  fc.assert(
    fc.property(movements, all => {
      expect(balanceOf(all.toReversed())).toEqual(balanceOf(all));
    }),
  ));

test('days stand once each, earliest first', () =>
  fc.assert(
    fc.property(movements, all => {
      const days = balanceOf(all).map(entry => entry.day);
      expect(days).toEqual([...new Set(all.map(movement => movement.day))].sort());
    }),
  ));

test('the total is the sum of everything', () =>
  fc.assert(fc.property(movements, all => expect(total(balanceOf(all))).toBe(heldOn(all, '9999-12-31')))));

test('the lowest from a day on is the least at the end of that day or any later one', () =>
  fc.assert(
    fc.property(movements, day, (all, from) => {
      const least = daysFrom(from)
        .map(on => heldOn(all, on))
        .reduce((a, b) => (b < a ? b : a));
      expect(lowestFrom(balanceOf(all), from)).toBe(least);
    }),
  ));

test('what is taken up to the lowest never brings a day from then on below zero', () =>
  fc.assert(
    fc.property(movements, day, (all, from) => {
      const lowest = lowestFrom(balanceOf(all), from);
      fc.pre(lowest > 0n);
      const taken = [...all, { day: from, amount: -lowest }];
      for (const on of daysFrom(from)) expect(heldOn(taken, on) >= 0n).toBe(true);
    }),
  ));
