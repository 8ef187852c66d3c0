import type { LedgerEvent } from '../log/envelope.js';
import type { EventOf, EventType } from '../log/event-type.js';

/** How a process stands once it has ended. */
export type ProcessEnd = 'settled' | 'refused';

/** A step of a process that some event marks. */
export interface ProcessMark {
  readonly on: string;
  readonly id: (event: LedgerEvent) => string;
  readonly end?: ProcessEnd;
}

/** A chain of reactions as people see it: what begins it, what it waits for, what ends it. */
export interface ProcessType {
  /** `fund-move`, `signing`, … */
  readonly kind: string;
  readonly begins: ProcessMark;
  readonly steps: readonly ProcessMark[];
  readonly ends: readonly ProcessMark[];
}

const mark = <E extends EventType<any, any>>(
  on: E,
  id: (event: EventOf<E>) => string,
  end?: ProcessEnd,
): ProcessMark => ({
  on: on.type,
  id: event => id(event as EventOf<E>),
  end,
});

export const begins = <E extends EventType<any, any>>(on: E, id: (event: EventOf<E>) => string) =>
  mark(on, id);
export const step = begins;
export const settles = <E extends EventType<any, any>>(on: E, id: (event: EventOf<E>) => string) =>
  mark(on, id, 'settled');
export const refuses = <E extends EventType<any, any>>(on: E, id: (event: EventOf<E>) => string) =>
  mark(on, id, 'refused');

export const processType = (
  kind: string,
  begin: ProcessMark,
  ...marks: readonly ProcessMark[]
): ProcessType => ({
  kind,
  begins: begin,
  steps: marks.filter(({ end }) => end === undefined),
  ends: marks.filter(({ end }) => end !== undefined),
});
