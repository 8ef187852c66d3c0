import { type Data, of } from '../../views/naive-parts.js';
import { byText, type Past } from './past.js';
import { list, type NaiveQuery } from './query.js';

/** The reads that were kept, and what differs between two pasts. */
export interface KeptRead {
  readonly hour: string;
  readonly line: number;
  readonly text: string;
}

/** @param keeper whose file it is @param kept every line of it */
export const readsOf = (keeper: string, kept: readonly KeptRead[]): NaiveQuery =>
  list(
    (past, { day = '2021-01-15', person, path }) =>
      kept
        .filter(({ hour }) => dayOf(hour) === day)
        .flatMap(({ hour, line, text }) => {
          const seal = of(past.events, 'AccessLogSealed').find(({ data }) => data['hour'] === hour);
          const row: Data = { keeper, hour, line, ...(JSON.parse(text) as object) };
          const isSought =
            (person === undefined || row.personId === person) &&
            (path === undefined || row.path.startsWith(path));
          return isSought ? [{ ...row, ...(seal && { sealedBy: seal.index, intact: true }) }] : [];
        }),
    () => [...new Set(kept.map(({ hour }) => dayOf(hour)))].flatMap(day => [{ day }, { day, person: 'p-1' }]),
  );

const dayOf = (hour: string): string =>
  new Date(Date.parse(`${hour}:00:00.000Z`) + 7 * 3_600_000).toISOString().slice(0, 10);

const pointer = (field: string): string => field.replaceAll('~', '~0').replaceAll('/', '~1');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface Differing {
  readonly key: string;
  readonly commodity?: string;
  readonly fields: readonly { readonly field: string; readonly before?: unknown; readonly after?: unknown }[];
}

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What two documents do not have alike, at the highest place where they part. */
const differing = (before: Data, after: Data, at = ''): Differing['fields'] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byText).flatMap(name => {
    const was = before[name];
    const is = after[name];
    const field = `${at}/${pointer(name)}`;
    if (isObject(was) && isObject(is)) return differing(was, is, field);
    return same(was, is) ? [] : [{ field, before: was, after: is }];
  });

/** Documents of a register that are not the same in two pasts, by field. */
export const differingDocs = (from: Past, to: Past, view: string): readonly Differing[] =>
  [...new Set([...from.what.docs(view), ...to.what.docs(view)].map(([key]) => key))]
    .sort(byText)
    .flatMap(key => {
      const fields = differing(from.doc(view, key) ?? {}, to.doc(view, key) ?? {});
      return fields.length > 0 ? [{ key, fields }] : [];
    });

/** Cells of a tally whose sums differ, and the entries that came between. */
export const differingCells = (
  from: Past,
  to: Past,
  view: string,
): readonly (Differing & { readonly by: object })[] => {
  const cells = [
    ...new Set(to.what.entries(view).map(({ account, commodity }) => `${account}\n${commodity}`)),
  ];
  return cells
    .map(cell => cell.split('\n') as [string, string])
    .sort(([a, x], [b, y]) => byText(a, b) || byText(x, y))
    .flatMap(([account, commodity]) => {
      const [before, after] = [from, to].map(past => `${past.sum(view, account, commodity)}`);
      const mine = (past: Past) =>
        past.entries(view).filter(entry => entry.account === account && entry.commodity === commodity);
      const known = new Set(mine(from).map(({ index }) => index));
      const by = mine(to).filter(({ index }) => !known.has(index));
      const fields = [{ field: '/amount', before, after }];
      return before === after ? [] : [{ key: account, commodity, fields, by: by.map(({ index }) => index) }];
    });
};
