import type { CalendarDate, Money } from '#kernel';

/** An account's net movement per effective day, earliest first. At most a few hundred days in a fiscal year. */
export type DatedBalance = readonly { readonly day: CalendarDate; readonly net: Money }[];

export const emptyBalance: DatedBalance = [];

/** With one more movement, wherever its day belongs: an entry may be backdated. */
export const posted = (balance: DatedBalance, day: CalendarDate, amount: Money): DatedBalance => {
  const at = balance.findLastIndex(entry => entry.day <= day);
  const before = balance[at];
  return before?.day === day
    ? balance.with(at, { day, net: before.net + amount })
    : balance.toSpliced(at + 1, 0, { day, net: amount });
};

/** The balance after everything recorded, whatever its day. */
export const total = (balance: DatedBalance): Money => balance.reduce((sum, { net }) => sum + net, 0n);

/**
 * The least the account holds at the end of any day from `day` on: what can be taken on that day without going below
 * zero then or later.
 */
export const lowestFrom = (balance: DatedBalance, day: CalendarDate): Money => {
  let running = 0n;
  let lowest: Money | undefined;
  for (const entry of balance) {
    if (entry.day > day) lowest = lower(lowest, running);
    running += entry.net;
  }
  return lower(lowest, running);
};

const lower = (a: Money | undefined, b: Money): Money => (a === undefined || b < a ? b : a);
