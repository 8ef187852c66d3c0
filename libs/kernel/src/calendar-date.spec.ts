import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateAt,
  dateOfDay,
  dayOf,
  daysBetween,
  instantOf,
  isCalendarDate,
  msOf,
} from './calendar-date.js';

const days = fc.integer({ min: dayOf('1900-01-01'), max: dayOf('2199-12-31') });

describe('days that exist', () => {
  test.each(['2025-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s', date =>
    expect(isCalendarDate(date)).toBe(true),
  );

  test('every day of three centuries', () =>
    fc.assert(fc.property(days, day => expect(isCalendarDate(dateOfDay(day))).toBe(true))));
});

describe('days that do not', () => {
  test.each([
    '2025-02-29',
    '2025-02-30',
    '1900-02-29',
    '2100-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-01-32',
    '1899-12-31',
    '2200-01-01',
    '0000-01-01',
    '10000-01-01',
    '-2025-01-01',
    '2025-1-1',
    '25-01-01',
    '2025/01/01',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '2025-01-01\n',
    '',
    '２０２５-01-01',
    '2025‑01‑01',
    '٢٠٢٥-٠١-٠١',
    '2025-01-01\0',
  ])('%j', text => expect(isCalendarDate(text)).toBe(false));
});

test('texts sort as days do', () =>
  fc.assert(
    fc.property(days, days, (a, b) => {
      expect(Math.sign(a - b)).toBe(dateOfDay(a) < dateOfDay(b) ? -1 : dateOfDay(a) > dateOfDay(b) ? 1 : 0);
    }),
  ));

test('days are counted across months and leap years', () => {
  expect(dayOf('1970-01-01')).toBe(0);
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31');
  expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
  expect(daysBetween('2025-01-01', '2024-01-01')).toBe(-366);
});

test('adding days and counting them undo one another', () =>
  fc.assert(
    fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (day, by) =>
      expect(daysBetween(dateOfDay(day), addDays(dateOfDay(day), by))).toBe(by),
    ),
  ));

describe('the day in Việt Nam', () => {
  test('begins at 17:00 UTC of the day before', () => {
    expect(dateAt('2020-12-31T16:59:59.999Z')).toBe('2020-12-31');
    expect(dateAt('2020-12-31T17:00:00.000Z')).toBe('2021-01-01');
    expect(dateAt('2021-01-01T16:59:59.999Z')).toBe('2021-01-01');
  });

  test('is what Asia/Ho_Chi_Minh says', () => {
    const theirs = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1976-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        at => expect(dateAt(at.toISOString())).toBe(theirs.format(at)),
      ),
    );
  });
});

test('an instant and its milliseconds are one', () => {
  expect(instantOf(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(msOf('2020-01-02T03:04:05.678Z')).toBe(1_577_934_245_678);
  expect(instantOf(1_577_934_245_678)).toBe('2020-01-02T03:04:05.678Z');
});
