/** A day on the calendar of Asia/Ho_Chi_Minh, `YYYY-MM-DD`. Such texts sort as the days do. */
export type CalendarDate = string;
/** RFC 3339 in UTC with milliseconds, `2020-01-02T03:04:05.678Z`. Such texts sort as the instants do. */
export type Instant = string;

const dayMs = 86_400_000;
/** Việt Nam has kept UTC+7 without daylight saving since 13 June 1975. */
const saigonOffsetMs = 7 * 3_600_000;
const shape = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u;

/** True for a day that exists: 2025-02-30 does not. */
export const isCalendarDate = (text: string): text is CalendarDate =>
  shape.test(text) && Number(text.slice(8)) <= daysIn(Number(text.slice(0, 4)), Number(text.slice(5, 7)));

const daysIn = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** Days since 1970-01-01. */
export const dayOf = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / dayMs;

export const dateOfDay = (day: number): CalendarDate => {
  if (day !== lastDay) [lastDay, lastDate] = [day, instantOf(day * dayMs).slice(0, 10)];
  return lastDate;
};

/** The day asked for last: mostly today, again and again. */
let [lastDay, lastDate]: [number, CalendarDate] = [NaN, ''];

export const addDays = (date: CalendarDate, days: number): CalendarDate => dateOfDay(dayOf(date) + days);

export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayOf(to) - dayOf(from);

/** The day it is in Việt Nam at an instant. */
export const dateAt = (instant: Instant): CalendarDate => dateOfDay(saigonDayOf(msOf(instant)));

const saigonDayOf = (ms: number): number => Math.floor((ms + saigonOffsetMs) / dayMs);

/** @param ms milliseconds since 1970-01-01T00:00:00Z */
export const instantOf = (ms: number): Instant => new Date(ms).toISOString();

export const msOf = (instant: Instant): number => Date.parse(instant);
