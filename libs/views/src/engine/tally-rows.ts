import { isCalendarDate } from '#kernel';
import type { LedgerEvent } from '#event-sourcing';
import type { StoredEntry } from '../read-store.js';
import type { TallyEntry, TallyView } from '../view.js';
import { applying, type RowMaker } from './rows.js';

/**
 * What an event adds to a tally: one entry per cell, member and day, in the order in which the event first names them;
 * what comes to zero is left out.
 */
export const nettedEntries = (view: TallyView, event: LedgerEvent): readonly StoredEntry[] => {
  const netted: StoredEntry[] = [];
  for (const entry of view.entries(event)) {
    mustBeEntry(entry);
    const at = netted.findIndex(before => samePlace(before, entry));
    if (at < 0) netted.push(stored(entry, event));
    else netted[at] = { ...netted[at]!, amount: netted[at]!.amount + entry.amount };
  }
  return netted.some(({ amount }) => amount === 0n) ? netted.filter(({ amount }) => amount !== 0n) : netted;
};

const samePlace = (a: TallyEntry, b: TallyEntry): boolean =>
  a.account === b.account &&
  a.commodity === b.commodity &&
  a.member === b.member &&
  a.effective === b.effective;

const stored = (entry: TallyEntry, { index, id }: LedgerEvent): StoredEntry => {
  const { account, commodity, member, effective, amount } = entry;
  return member === undefined
    ? { account, commodity, effective, amount, index, eventId: id }
    : { account, commodity, member, effective, amount, index, eventId: id };
};

let lastDay = '';

/** Events come day by day: the last one found good is mostly the next one's too. */
const mustBeEntry = ({ amount, effective }: TallyEntry): void => {
  if (typeof amount !== 'bigint')
    throw new TypeError(`an entry's amount must be a bigint, not ${String(amount)}`);
  if (effective === lastDay) return;
  if (!isCalendarDate(effective))
    throw new TypeError(`an entry's day must be a calendar date, not ${effective}`);
  lastDay = effective;
};

export const tallyRows = (view: TallyView): RowMaker => ({
  // Which events post is known to the view's function alone.
  handled: events => events,
  rows: event => ({ entries: applying(() => nettedEntries(view, event)), writes: [] }),
  committed: () => undefined,
  restart: () => undefined,
});
