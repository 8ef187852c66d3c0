import { naiveEntries } from '../../views/naive-replay.js';
import type { NaiveEntry } from '../../views/naive-entries.js';
import type { Data } from '../../views/naive-parts.js';
import { byText, type Known, type Past, same, told } from './past.js';
import { unitsIn } from './part.js';

/** What differs between two pasts of a view, and what made the difference. */
const pointer = (field: string): string => field.replaceAll('~', '~0').replaceAll('/', '~1');

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What two documents do not have alike, at the highest place where they part. */
const differing = (before: Data, after: Data, at = ''): readonly Data[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText).flatMap(name => {
    const was = before[name];
    const is = after[name];
    const field = `${at}/${pointer(name)}`;
    if (isObject(was) && isObject(is)) return differing(was, is, field);
    return same(was, is) ? [] : [{ field, before: was, after: is }];
  });

/** In Việt Nam, seven hours ahead. */
const dayAt = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);

/** The day of a past without one is that on which its last event was recorded. */
const dayOf = ({ effective, latest }: Past): string => effective ?? dayAt(latest!);

/**
 * An event between two pasts. What took effect on or before the earlier one's day was not known then: had it been, it
 * would not be told. What took effect after that day is new.
 */
const changed = (from: Past, to: Past, index: number, entry?: NaiveEntry): Data => {
  const event = told(to, to.events[index]!);
  const on: string | undefined = entry?.effective ?? event['effectiveDate'];
  const kind = on === undefined ? undefined : on <= dayOf(from) ? 'lateKnowledge' : 'newFact';
  return { ...event, effectiveDate: on, kind, ...(entry && { amount: `${entry.amount}` }) };
};

const most = 100;
const row = (what: Data, changes: readonly Data[]): Data => ({
  ...what,
  changes: changes.slice(0, most),
  moreChanges: changes.length > most,
});

/** Events after the earlier past that left a document other than it was. */
const writersOf = (from: Past, to: Past, view: string, key: string): readonly number[] => {
  const found: number[] = [];
  for (let at: Known = to.what; at.events.length > from.events.length; at = at.before!)
    if (at.changed(view).has(key)) found.unshift(at.events.length - 1);
  return found;
};

/** Of a thing that others held before, nothing of their days. */
const trimmed = (view: string, doc: Data, to: Past): Data => {
  if (view !== 'assets' || to.readsAll) return doc;
  const holders = doc['held'] as readonly Data[];
  const isTheirs = ({ from }: Data) =>
    to.reads(holders.filter(holder => holder['from'] <= from).at(-1)!['value'].unitId);
  const places = (doc['places'] as readonly Data[]).filter(isTheirs);
  const ways = (doc['ways'] as readonly Data[]).filter(isTheirs);
  return { ...doc, places, ways, held: holders.filter(({ value }) => to.reads(value.unitId)) };
};

/** A document that somebody may not read is none to them. */
const docsSeen = (past: Past, to: Past, view: string): ReadonlyMap<string, Data> => {
  const mine = past.what.docs(view).filter(([, doc]) => unitsIn(view, doc, to)!.some(unit => to.reads(unit)));
  return new Map(mine.map(([key, doc]) => [key, trimmed(view, doc, to)]));
};

const differingDocs = (from: Past, to: Past, view: string): readonly Data[] => {
  const [before, after] = [from, to].map(past => docsSeen(past, to, view));
  return [...new Set([...before!.keys(), ...after!.keys()])].flatMap(key => {
    const fields = differing(before!.get(key) ?? {}, after!.get(key) ?? {});
    const changes = writersOf(from, to, view, key).map(index => changed(from, to, index));
    return fields.length > 0 ? [row({ key, fields }, changes)] : [];
  });
};

const differingCells = (from: Past, to: Past, view: string): readonly Data[] => {
  const cells = Map.groupBy(to.entries(view), ({ account, commodity }) => `${account}\n${commodity}`);
  const sum = (of: readonly NaiveEntry[]) => `${of.reduce((total, { amount }) => total + amount, 0n)}`;
  return [...cells.values()].flatMap(own => {
    const { account: key, commodity } = own[0]!;
    if (!unitsIn(view, own[0], to)!.some(unit => to.reads(unit))) return [];
    const known = own.filter(({ index, effective }) => index <= from.known && from.isDated(effective));
    const fields = [{ field: '/amount', before: sum(known), after: sum(own) }];
    const made = own.filter(entry => !known.includes(entry));
    const changes = made.map(entry => changed(from, to, entry.index, entry));
    return same(fields[0]!.before, fields[0]!.after) ? [] : [row({ key, commodity, fields }, changes)];
  });
};

/** Nothing of a view that no unit divides is told to somebody who reads a part. */
export const differences = (from: Past, to: Past, view: string): Data => {
  if (unitsIn(view, undefined, to) === undefined) return { refused: 'diff.not-by-unit' };
  return { items: (naiveEntries[view] ? differingCells : differingDocs)(from, to, view) };
};
