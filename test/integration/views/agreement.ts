import { expect } from '@jest/globals';
import type { Reading, RegisterView, StoredEntry, TallyView } from '#views';
import type { NaiveEntry } from './naive-entries.js';
import type { Event } from './naive-parts.js';
import { naiveDocs, naiveEntries } from './naive-replay.js';

/** Documents hold what JSON holds: what is not said is not there. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const pageItems = 500;

export const everyPage = async <T>(
  ask: (after?: string) => Promise<{ items: readonly T[]; next?: string }>,
) => {
  const all: T[] = [];
  let after: string | undefined;
  do {
    const page = await ask(after);
    all.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return all;
};

/** Of many: some, spread evenly, the first and the last among them. */
export const sampled = <T>(items: readonly T[], most: number): readonly T[] => {
  const count = Math.min(items.length, most);
  return Array.from(
    { length: count },
    (_, n) => items[Math.floor((n * (items.length - 1)) / Math.max(1, count - 1))]!,
  );
};

const entryLine = ({
  index,
  amount,
  member,
  effective,
}: Pick<StoredEntry, 'index' | 'amount' | 'member' | 'effective'>) =>
  `${index} ${effective} ${member ?? ''} ${amount}`;

/** Sums of every cell, and the entries and members of some, are those of a naive replay. */
export const tallyAgrees = async (
  reading: Reading,
  view: TallyView,
  past: readonly Event[],
  effective: string | undefined,
  most = Infinity,
): Promise<void> => {
  const all = naiveEntries[view.name]!(past);
  const counted = all.filter(entry => effective === undefined || entry.effective <= effective);
  const cellOf = ({ account, commodity }: NaiveEntry) => `${account}\n${commodity}`;
  const byCell = Map.groupBy(counted, cellOf);
  const cells = [...Map.groupBy(all, cellOf).values()].map(([{ account, commodity } = all[0]!]) => ({
    account,
    commodity,
  }));
  const inCell = (cell: (typeof cells)[number]) => byCell.get(`${cell.account}\n${cell.commodity}`) ?? [];
  const sum = (entries: readonly NaiveEntry[]) => entries.reduce((total, { amount }) => total + amount, 0n);
  expect([view.name, await reading.sum(view, cells)]).toEqual([
    view.name,
    cells.map(cell => sum(inCell(cell))),
  ]);
  for (const cell of sampled(cells, most)) {
    const own = inCell(cell);
    const entries = await everyPage(after => reading.entries(view, cell, after, pageItems));
    expect(entries.map(entryLine)).toEqual(own.map(entry => entryLine(entry as StoredEntry)));
    const members = [...new Set(own.flatMap(({ member }) => member ?? []))].sort();
    const amounts = members.map(member => ({
      member,
      amount: sum(own.filter(entry => entry.member === member)),
    }));
    expect(await reading.members(view, cell)).toEqual(amounts.filter(({ amount }) => amount !== 0n));
  }
};

/** Every document, and what stands under one value of each bucket, are those of a naive replay. */
export const documentsAgree = async (
  reading: Reading,
  registers: readonly RegisterView<any>[],
  past: readonly Event[],
): Promise<void> => {
  for (const view of registers) {
    const expected = asJson(naiveDocs[view.name]!(past)) as Record<string, object>;
    const items = await everyPage(after => reading.scan(view, {}, after, pageItems));
    const found = Object.fromEntries(items.map(({ key, doc }) => [key, doc]));
    expect([view.name, found]).toEqual([view.name, expected]);
    for (const key of sampled(Object.keys(expected), 2)) {
      expect(await reading.get(view, key)).toEqual(expected[key]);
      await bucketsAgree(reading, view, expected, key);
    }
  }
};

const bucketsAgree = async (
  reading: Reading,
  view: RegisterView<any>,
  expected: Record<string, object>,
  key: string,
): Promise<void> => {
  for (const [bucket, valuesOf] of Object.entries(view.buckets)) {
    const [value] = valuesOf(expected[key]);
    if (value === undefined) continue;
    const inIt = Object.keys(expected).filter(each => valuesOf(expected[each]).includes(value));
    const found = await everyPage(after => reading.scan(view, { [bucket]: value }, after, pageItems));
    expect([bucket, found.map(item => item.key)]).toEqual([bucket, inIt.sort()]);
  }
};
