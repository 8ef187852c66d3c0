import type { Holder } from '#kernel';
import type { LedgerEvent } from '../log/envelope.js';
import type { EventOf, EventType } from '../log/event-type.js';

/** How a process stands once it has ended. */
export type ProcessEnd = 'settled' | 'refused';

/** Why a process ended without what was asked. */
export interface ProcessRefusal {
  readonly code: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly holders: readonly Holder[];
}

/** A step of a process that some event marks. */
export interface ProcessMark {
  readonly on: string;
  /** The subject; empty where the event is of no process of this kind. */
  readonly id: (event: LedgerEvent) => string;
  readonly end?: ProcessEnd;
  readonly refusal?: (event: LedgerEvent) => ProcessRefusal;
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
/** Most events that end a process in a refusal carry it as it was given: code, numbers, holders. */
const refusalIn = ({ data }: LedgerEvent): ProcessRefusal => {
  const { code = 'process.refused', numbers = {}, holders = [] } = data as Partial<ProcessRefusal>;
  return { code, numbers, holders };
};

export const refuses = <E extends EventType<any, any>>(
  on: E,
  id: (event: EventOf<E>) => string,
  refusal: (event: EventOf<E>) => ProcessRefusal = event => refusalIn(event),
): ProcessMark => ({ ...mark(on, id, 'refused'), refusal: event => refusal(event as EventOf<E>) });

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
