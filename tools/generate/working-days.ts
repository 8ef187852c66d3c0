import type { Clock } from '#event-sourcing';
import { addDays, type CalendarDate, dateAt, dayOf, instantOf, msOf } from '#kernel';

const dayBeginsMs = 8 * 3_600_000;
const workMs = 9 * 3_600_000;
const saigonOffsetMs = 7 * 3_600_000;

const isWorkingDay = (day: CalendarDate): boolean =>
  ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The first working day on or after a day. */
export const workingDayFrom = (day: CalendarDate): CalendarDate =>
  isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));

/** Time of a data set: it stands while a command is dealt with, and goes on by what the work says. Never back. */
export class WorkingTime implements Clock {
  private ms = 0;
  private instant = instantOf(0);

  now(): string {
    return this.instant;
  }

  get today(): CalendarDate {
    return dateAt(this.instant);
  }

  /** @param share how much of the day's work is done, from 0 to 1 */
  goTo(day: CalendarDate, share: number): void {
    const begins = dayOf(day) * 86_400_000 - saigonOffsetMs + dayBeginsMs;
    this.passTo(begins + Math.floor(Math.min(1, share) * workMs));
  }

  /** A moment later than now; a moment that is past changes nothing. */
  passTo(ms: number): void {
    if (ms <= this.ms) return;
    this.ms = ms;
    this.instant = instantOf(ms);
  }

  passToInstant(instant: string, andMs: number): void {
    this.passTo(msOf(instant) + andMs);
  }
}
