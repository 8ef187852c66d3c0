import fc from 'fast-check';
import { addDays } from '#kernel';
import type { Cell, Clocks, StoredEntry } from '#views';
import { entry } from './rows.js';

/** A random past of a tally: a few cells, many entries, some of them dated back. */
export interface TallyHistory {
  readonly entries: readonly StoredEntry[];
  readonly events: number;
  /** Where batches end, ascending. */
  readonly cuts: readonly number[];
  readonly cells: readonly Cell[];
  /** Every index with every day around those that occur, and without a bound. */
  readonly clocks: readonly Clocks[];
}

const accounts = ['line/a/available', 'line/a/committed', 'outside/x'];
const commodities = ['VND', 'asset:a1'];
const days = Array.from({ length: 9 }, (_, n) => addDays('2019-12-28', n));

const moment = fc.record({
  day: fc.nat(6),
  account: fc.constantFrom(...accounts),
  commodity: fc.constantFrom(...commodities),
  member: fc.constantFrom(undefined, 'm1', 'm2'),
  amount: fc.bigInt(-(10n ** 17n), 10n ** 17n).filter(amount => amount !== 0n),
});

/** One event: at most one entry for each cell, member and day. */
const event = fc.uniqueArray(moment, {
  maxLength: 4,
  selector: ({ day, account, commodity, member }) => `${day} ${account} ${commodity} ${member}`,
});

export const history: fc.Arbitrary<TallyHistory> = fc
  .record({
    events: fc.array(event, { minLength: 1, maxLength: 25 }),
    cuts: fc.array(fc.nat(24), { maxLength: 5 }),
  })
  .map(({ events, cuts }) => ({
    events: events.length,
    entries: events.flatMap((moments, index) =>
      moments.map(({ day, amount, ...cell }) => entry(index, amount, { ...cell, effective: days[day + 1] })),
    ),
    cuts: cuts.filter(cut => cut < events.length).sort((a, b) => a - b),
    cells: accounts.flatMap(account => commodities.map(commodity => ({ account, commodity }))),
    clocks: events.flatMap((_, known) => [{ known }, ...days.map(effective => ({ known, effective }))]),
  }));

export const naiveEntries = (
  entries: readonly StoredEntry[],
  cell: Cell,
  at: Clocks,
): readonly StoredEntry[] =>
  entries.filter(
    ({ account, commodity, index, effective }) =>
      account === cell.account &&
      commodity === cell.commodity &&
      index <= at.known &&
      (at.effective === undefined || effective <= at.effective),
  );

export const naiveSum = (entries: readonly StoredEntry[], cell: Cell, at: Clocks): bigint =>
  naiveEntries(entries, cell, at).reduce((total, { amount }) => total + amount, 0n);

export const naiveMembers = (entries: readonly StoredEntry[], cell: Cell, at: Clocks) => {
  const totals = new Map<string, bigint>();
  for (const { member, amount } of naiveEntries(entries, cell, at))
    if (member !== undefined) totals.set(member, (totals.get(member) ?? 0n) + amount);
  return [...totals]
    .filter(([, amount]) => amount !== 0n)
    .map(([member, amount]) => ({ member, amount }))
    .sort((a, b) => (a.member < b.member ? -1 : 1));
};
