import type { LedgerEvent } from '#event-sourcing';
import type { StoredEntry } from '../read-store.js';
import type { TallyView } from '../view.js';
import { applying, type RowMaker } from './rows.js';

/**
 * What an event adds to a tally: one entry per cell, member and day, in the order in which the event first names them;
 * what comes to zero is left out.
 */
export const nettedEntries = (view: TallyView, event: LedgerEvent): readonly StoredEntry[] => {
  const entries = view.entries(event);
  if (entries.length === 0) return none;
  const netted = new Map<string, StoredEntry>();
  for (const { account, commodity, member, effective, amount } of entries) {
    if (typeof amount !== 'bigint')
      throw new TypeError(`an entry's amount must be a bigint, not ${String(amount)}`);
    const place = JSON.stringify([account, commodity, member, effective]);
    const total = amount + (netted.get(place)?.amount ?? 0n);
    const { index, id } = event;
    netted.set(place, {
      account,
      commodity,
      ...(member === undefined ? {} : { member }),
      effective,
      amount: total,
      index,
      eventId: id,
    });
  }
  return [...netted.values()].filter(entry => entry.amount !== 0n);
};

const none: readonly StoredEntry[] = [];

export const tallyRows = (view: TallyView): RowMaker => ({
  rows: event => ({ entries: applying(() => nettedEntries(view, event)), writes: [] }),
  committed: () => undefined,
  restart: () => undefined,
});
