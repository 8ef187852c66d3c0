import type { LedgerEvent, ProcessEnd, ProcessRefusal, ProcessType } from '#event-sourcing';
import { type Marked, marksOf } from '#processes/views';
import { type Statement, statementOf } from './statement.js';

/** A command that was to correct something, with everything that followed from it. */
export interface Attempt {
  /** What it and nothing else was caused by. */
  readonly command: string;
  /** While a process that it began has not ended it is pending: what it did may still be undone. */
  readonly outcome: ProcessEnd | 'pending';
  readonly underWay: readonly string[];
  readonly refusal?: ProcessRefusal;
  readonly events: readonly Statement[];
}

export type CarryOn = (attempts: readonly Attempt[], event: LedgerEvent) => readonly Attempt[];

const begun = ({ causationId }: LedgerEvent): Attempt => ({
  command: causationId,
  outcome: 'settled',
  underWay: [],
  events: [],
});

const isPartOf =
  ({ causationId }: LedgerEvent, marks: readonly Marked[]) =>
  ({ command, underWay, events }: Attempt): boolean =>
    command === causationId ||
    events.some(({ eventId }) => eventId === causationId) ||
    marks.some(({ processId }) => underWay.includes(processId));

const outcomeOf = ({ refusal, underWay }: Pick<Attempt, 'refusal' | 'underWay'>): Attempt['outcome'] => {
  if (refusal) return 'refused';
  return underWay.length > 0 ? 'pending' : 'settled';
};

const wentOn = (before: Attempt, event: LedgerEvent, marks: readonly Marked[]): Attempt => {
  const began = marks.filter(({ isBeginning }) => isBeginning).map(({ processId }) => processId);
  const ended = marks.filter(({ processId, mark }) => mark.end && before.underWay.includes(processId));
  const over = new Set(ended.map(({ processId }) => processId));
  const underWay = [...before.underWay.filter(processId => !over.has(processId)), ...began];
  const refusal = ended.map(({ mark }) => mark.refusal?.(event)).find(Boolean) ?? before.refusal;
  const { command, events } = before;
  const outcome = outcomeOf({ refusal, underWay });
  return { command, outcome, underWay, refusal, events: [...events, statementOf(event)] };
};

/** Attempts with one more event in the one it follows from, or as the first of another. */
export const carryingOn = (types: readonly ProcessType[]): CarryOn => {
  const marksOn = marksOf(types);
  return (attempts, event) => {
    const marks = marksOn.get(event.type)?.(event) ?? [];
    const at = attempts.findIndex(isPartOf(event, marks));
    return at < 0
      ? [...attempts, wentOn(begun(event), event, marks)]
      : attempts.with(at, wentOn(attempts[at]!, event, marks));
  };
};
