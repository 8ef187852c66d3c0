import { idOf, type StreamName, streamName } from '#kernel';
import { commandRefused, type Fold, type GateStamp } from '#event-sourcing';
import { needConfirmed, needFreed, needReserved } from './need.js';

/** What a unit needs in a category and a year, as far as it is decided under delegations. */
export const needIdOf = (year: string, unitId: string, category: string): string =>
  `${year}.${unitId}.${category}`;

export const needStream = (needId: string): StreamName => streamName('need', needId);

const counted = (_: number, { revision }: { readonly revision: number }): number => revision + 1;

/** How many events a need has had: the number of the attempt that comes next. */
export const attemptFold: Fold<number> = {
  initial: 0,
  evolve: Object.fromEntries(
    [needReserved, needConfirmed, needFreed, commandRefused].map(({ type }) => [type, counted]),
  ),
};

/** The reservation that a decision rests on: the first need among its gates, carried along its whole process. */
export const reservationAmong = (
  gates: readonly GateStamp[],
): { readonly needId: string; readonly attempt: number } | undefined => {
  const need = gates.find(({ stream }) => stream.startsWith('need-'));
  return need && { needId: idOf(need.stream), attempt: need.revision + 1 };
};
