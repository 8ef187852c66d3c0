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

/** The step that held on a day; without a day, the last. */
export const stepOn = <T>(steps: readonly Dated<T>[], day: CalendarDate | undefined): Dated<T> | undefined =>
  day === undefined ? steps.at(-1) : steps.findLast(({ from }) => from <= day);

/** What held on a day; without a day, what holds in the end. */
export const onDay = <T>(steps: readonly Dated<T>[], day: CalendarDate | undefined): T | undefined =>
  stepOn(steps, day)?.value;
