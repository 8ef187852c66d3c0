import { addDays, type CalendarDate } from '#kernel';
import type { ParameterValues } from '#parameters/events';

/** The dated parameter: within how many days each step is due. */
export const transferDeadlines = 'transferDeadlines';

const within = (day: CalendarDate, days: string | undefined): CalendarDate => addDays(day, Number(days));

export const decideByOf = (requestedOn: CalendarDate, { decide }: ParameterValues): CalendarDate =>
  within(requestedOn, decide);

/** Each step's days count from the last day of the step before. */
export const deadlinesOf = (decidedOn: CalendarDate, { dispatch, receive }: ParameterValues) => {
  const dispatchBy = within(decidedOn, dispatch);
  return { dispatchBy, receiveBy: within(dispatchBy, receive) };
};
