import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCalendarDate } from '#kernel';
import { postedMonth } from './books-gate.js';
import { firstDayOf, lastDayOf, periodAfter, periodBefore, periodOf } from './period-id.js';

const months = fc
  .tuple(fc.integer({ min: 1999, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${`${month}`.padStart(2, '0')}`);

describe('months', () => {
  test('follow one another, without a day between', () =>
    fc.assert(
      fc.property(months, month => {
        expect(periodBefore(periodAfter(month))).toBe(month);
        expect(periodAfter(periodBefore(month))).toBe(month);
        expect([firstDayOf(month), lastDayOf(month)].every(isCalendarDate)).toBe(true);
        expect(periodOf(lastDayOf(month))).toBe(month);
      }),
    ));

  test.each([
    ['2020-02', '2020-02-29'],
    ['2021-02', '2021-02-28'],
    ['2020-12', '2020-12-31'],
  ])('%s ends on %s', (month, day) => expect(lastDayOf(month)).toBe(day));
});

describe('an entry posts', () => {
  test.each([
    ['in its own month while nothing was ever closed', {}, '2018-05'],
    ['in its own month when only months before it are closed', { closedThrough: '2018-04' }, '2018-05'],
    ['in the first open month when its own is closed', { closedThrough: '2018-05' }, '2018-06'],
    ['there too when it is much older', { closedThrough: '2019-12' }, '2020-01'],
    ['elsewhere at once when its own is being closed', { closing: '2018-05' }, '2018-06'],
    ['behind the month that is being closed', { closedThrough: '2018-05', closing: '2018-06' }, '2018-07'],
  ])('%s', (_, books, month) => expect(postedMonth('2018-05-20', books)).toBe(month));
});
