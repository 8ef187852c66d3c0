import { allowed, type CalendarDate, refused, type StreamName, streamName, type Verdict } from '#kernel';
import type { Fold } from '#event-sourcing';
import type { ParameterSet, ParameterValues } from './parameter-set.js';

/** A parameter's whole life, in order of effective date: among equals the one recorded last counts. */
export type ParameterHistory = readonly { readonly from: CalendarDate; readonly values: ParameterValues }[];

export const parameterStream = (name: string): StreamName => streamName('parameter', name);

export const parameterFold: Fold<ParameterHistory> = {
  initial: [],
  evolve: {
    ParameterSet: (history, event) => {
      const { values } = event.data as ParameterSet['data'];
      return [...history, { from: event.effectiveDate, values }].sort(byDate);
    },
  },
};

const byDate = (a: { from: CalendarDate }, b: { from: CalendarDate }) =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0;

/** What held on a day; undefined when nothing was set for it yet: never today's value instead. */
export const valuesOn = (history: ParameterHistory, day: CalendarDate): ParameterValues | undefined =>
  history.findLast(({ from }) => from <= day)?.values;

export const mustBeSet = (name: string, values: ParameterValues | undefined, day: CalendarDate): Verdict =>
  values ? allowed : refused('parameter.missing', { parameter: name, day });
