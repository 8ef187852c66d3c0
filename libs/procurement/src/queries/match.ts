import { type CalendarDate, type MoneyText, vnd } from '#kernel';
import type { PaymentKind } from '../events/index.js';

interface Dated {
  readonly on: CalendarDate;
  readonly index: number;
}

/** A payment that left, and what it was said to be for. */
export interface MatchedPayment extends Dated {
  readonly of: PaymentKind;
  readonly acceptanceIds: readonly string[];
  readonly amount: MoneyText;
}

/** What an event says about how a contract, its commitments, acceptances and payments fit together. */
export type MatchFact = Dated &
  (
    | { readonly kind: 'contract'; readonly total: MoneyText }
    /** Below zero: what was let go. */
    | { readonly kind: 'committed'; readonly amount: MoneyText }
    | { readonly kind: 'accepted'; readonly id: string; readonly amount: MoneyText }
    | ({ readonly kind: 'paid'; readonly id: string } & MatchedPayment)
    | { readonly kind: 'undone'; readonly id: string }
    /** Commitments are let go on purpose once a contract has ended: nothing is compared after. */
    | { readonly kind: 'ended' }
  );

/** How a purchase stood on a day. Of contracts that took effect by then, the one recorded last stands. */
export class Match {
  contract: (Dated & { readonly total: MoneyText }) | undefined;
  committed = 0n;
  ended = false;
  readonly accepted = new Map<string, { readonly on: CalendarDate; readonly amount: MoneyText }>();
  private readonly paid = new Map<string, MatchedPayment>();

  /** Those that were not undone. */
  get payments(): readonly MatchedPayment[] {
    return [...this.paid.values()];
  }

  take(fact: MatchFact): void {
    switch (fact.kind) {
      case 'contract':
        if (fact.index > (this.contract?.index ?? -1)) this.contract = fact;
        break;
      case 'committed':
        this.committed += vnd(fact.amount);
        break;
      case 'accepted':
        this.accepted.set(fact.id, fact);
        break;
      case 'paid':
        this.paid.set(fact.id, fact);
        break;
      case 'undone':
        this.paid.delete(fact.id);
        break;
      case 'ended':
        this.ended = true;
    }
  }
}

/** The match at the end of each day on which something took effect: one object that goes on from day to day. */
export function* matchesByDay(facts: readonly MatchFact[]): Generator<readonly [CalendarDate, Match]> {
  const match = new Match();
  const sorted = facts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.index - b.index));
  for (const [n, fact] of sorted.entries()) {
    match.take(fact);
    if (sorted[n + 1]?.on !== fact.on) yield [fact.on, match];
  }
}

export const matchOn = (facts: readonly MatchFact[], day: CalendarDate): Match => {
  const match = new Match();
  for (const fact of facts) if (fact.on <= day) match.take(fact);
  return match;
};
