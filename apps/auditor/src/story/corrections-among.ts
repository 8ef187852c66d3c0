import { type Attempt, attemptedOn, carryingOn, correctionsIn } from '#corrections/views';
import type { LedgerEvent } from '#event-sourcing';
import { processTypes } from '../../../projector/src/ledger-views.js';

const carriedOn = carryingOn(processTypes);

/** By event: the places of those that correct it, as far as these events tell. What was refused corrects nothing. */
export const correctionsAmong = (events: readonly LedgerEvent[]): ReadonlyMap<string, readonly number[]> => {
  const attempts = new Map<string, readonly Attempt[]>();
  for (const event of events) {
    const wrong = attemptedOn(event);
    if (wrong !== undefined) attempts.set(wrong, carriedOn(attempts.get(wrong) ?? [], event));
  }
  return new Map(
    [...attempts].map(([wrong, own]) => [wrong, correctionsIn({ attempts: own }).map(({ index }) => index)]),
  );
};
