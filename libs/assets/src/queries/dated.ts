import type { CalendarDate } from '#kernel';

/** What held from a day on, until the next entry. */
export interface Dated<T> {
  readonly from: CalendarDate;
  readonly value: T;
}

/** With one more step; among equal days the one recorded last counts. */
export const withStep = <T>(
  steps: readonly Dated<T>[],
  from: CalendarDate,
  value: T,
): readonly Dated<T>[] => {
  const at = steps.findLastIndex(step => step.from <= from);
  return steps.toSpliced(at + 1, 0, { from, value });
};

export const latest = <T>(steps: readonly Dated<T>[]): T => steps.at(-1)!.value;

/** What held on a day; without a day, what holds in the end. */
export const onDay = <T>(steps: readonly Dated<T>[], day: CalendarDate | undefined): T | undefined =>
  day === undefined ? latest(steps) : steps.findLast(({ from }) => from <= day)?.value;
