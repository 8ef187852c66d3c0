import { type CalendarDate, dateOfDay, dayOf } from '#kernel';
import type { Clocks } from '#views';

/** Days are counted from 1900-01-01, so that they are never negative and fit in the 20 bits of an edge's id. */
const firstDay = dayOf('1900-01-01');

const known = new Map<CalendarDate, number>();

/** Parsing a date costs more than storing an entry, and few days are in use at a time. */
export const dayNumber = (date: CalendarDate): number => {
  let day = known.get(date);
  if (day !== undefined) return day;
  day = dayOf(date) - firstDay;
  if (known.size > 5_000) known.clear();
  known.set(date, day);
  return day;
};

export const dateOfNumber = (day: number): CalendarDate => dateOfDay(day + firstDay);

/** Past every day that can be written. */
const endOfDays = 2 ** 20 - 1;

export const dayOfClock = (at: Clocks): number =>
  at.effective === undefined ? endOfDays : dayNumber(at.effective);
