import type { LedgerEvent } from '#event-sourcing';
import { isBalanced, mayBeNegative, type Postings, smallest } from '#kernel';

export const postingsOf = ({ data }: LedgerEvent): Postings =>
  (data as { postings?: Postings }).postings ?? [];

type Days = Map<string, bigint>;

/** The balance at the end of each day, the least of them. */
const leastOf = (nets: Days): bigint => {
  let balance = 0n;
  let least = 0n;
  for (const day of [...nets.keys()].sort()) {
    balance += nets.get(day)!;
    least = smallest(least, balance);
  }
  return least;
};

/** The least each account ever holds of each commodity: after every event of the log, at the end of every day. */
const lowest = (events: readonly LedgerEvent[]): ReadonlyMap<string, bigint> => {
  const least = new Map<string, bigint>();
  const cells = new Map<string, Days>();
  for (const event of events) {
    const { effectiveDate } = event;
    const touched = postingsOf(event).map(({ account, commodity, amount }) => {
      const cell = `${account} ${commodity}`;
      const nets = cells.get(cell) ?? new Map<string, bigint>();
      cells.set(cell, nets.set(effectiveDate, (nets.get(effectiveDate) ?? 0n) + BigInt(amount)));
      return cell;
    });
    for (const cell of touched) least.set(cell, smallest(least.get(cell) ?? 0n, leastOf(cells.get(cell)!)));
  }
  return least;
};

/** What breaks the books: an event that does not balance, an account but the outside that was ever below zero. */
export const faultsIn = (events: readonly LedgerEvent[]): readonly string[] => [
  ...events.filter(event => !isBalanced(postingsOf(event))).map(({ type, index }) => `${type} at ${index}`),
  ...[...lowest(events)].filter(([cell, least]) => least < 0n && !mayBeNegative(cell)).map(([cell]) => cell),
];
