import { Map } from 'immutable';
import { type Evolve, type Money, vnd } from '#kernel';
import type { DelegableDuty, NeedConfirmed, NeedFreed, NeedReserved } from '../events/index.js';

export type NeedFact = NeedReserved | NeedConfirmed | NeedFreed;

/** A part of a need that counts: held for an attempt, or decided. */
export interface Held {
  readonly reservationId: string;
  readonly decision: string;
  readonly attempt: number;
  readonly delegationId: string;
  readonly duty: DelegableDuty;
  /** A thing is decided on once a command: what is decided again replaces what was. */
  readonly matter: string;
  readonly amount: Money;
  readonly state: 'reserved' | 'confirmed';
}

/** What is decided under delegations for a unit, in a category and a year. By reservation. */
export interface Need {
  readonly held: Map<string, Held>;
}

export const noNeed: Need = { held: Map() };

export const matterOf = ({
  command,
  subject,
}: {
  readonly command: string;
  readonly subject: string;
}): string => `${command} ${subject}`;

/**
 * What counts, of the reservations that `counts` takes. Two for one thing count once, by the larger: until the later
 * stands in the log either may be the one that holds.
 */
export const usedOf = ({ held }: Need, counts: (one: Held) => boolean): Money => {
  const largest = new globalThis.Map<string, Money>();
  for (const one of held.values()) {
    if (!counts(one)) continue;
    const before = largest.get(one.matter) ?? 0n;
    if (one.amount > before) largest.set(one.matter, one.amount);
  }
  let used = 0n;
  for (const amount of largest.values()) used += amount;
  return used;
};

export const evolveNeed: Evolve<Need, NeedFact> = {
  NeedReserved: ({ held }, { data }) => ({
    held: held.set(data.reservationId, {
      reservationId: data.reservationId,
      decision: data.decision,
      attempt: data.attempt,
      delegationId: data.delegationId,
      duty: data.duty,
      matter: matterOf(data),
      amount: vnd(data.amount),
      state: 'reserved',
    }),
  }),
  NeedConfirmed: ({ held }, { data: { reservationId } }) => ({
    held: held.update(reservationId, one => ({ ...one!, state: 'confirmed' as const })),
  }),
  NeedFreed: ({ held }, { data: { reservationId } }) => ({ held: held.remove(reservationId) }),
};
