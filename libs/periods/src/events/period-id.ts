import { addDays, type CalendarDate } from '#kernel';

/** A month of the ledger's books, `YYYY-MM`. Such texts sort as the months do. */
export type PeriodId = string;

export const periodIdPattern = '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$';

export const periodOf = (day: CalendarDate): PeriodId => day.slice(0, 7);

export const firstDayOf = (period: PeriodId): CalendarDate => `${period}-01`;

/** No month has more than 31 days: that many after its first day lies in the next one. */
export const periodAfter = (period: PeriodId): PeriodId => periodOf(addDays(firstDayOf(period), 31));

export const periodBefore = (period: PeriodId): PeriodId => periodOf(addDays(firstDayOf(period), -1));

export const lastDayOf = (period: PeriodId): CalendarDate => addDays(firstDayOf(periodAfter(period)), -1);
