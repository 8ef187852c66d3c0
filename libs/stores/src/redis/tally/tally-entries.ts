import type { Cell, Clocks, EntriesAt, Page, StoredEntry } from '#views';
import { cursorOf, partsOf, questionOf } from '../../views/cursor.js';
import { dateOfNumber, dayNumber, dayOfClock } from '../../views/strand-days.js';
import type { Asked, Parts } from '../asking.js';
import { inOrderOfBytes } from '../../views/text-order.js';
import { cellName } from './cell-text.js';
import { eventIdsAt } from './event-ids.js';

/** Rows asked of the server at once, over all strands of a cell. */
const rowsTogether = 4_000;

interface Row {
  readonly pos: number;
  readonly day: number;
  readonly amount: bigint;
  readonly member: string | null;
}

export const listEntries = async (
  parts: Parts,
  asked: Asked,
  cell: Cell,
  at: EntriesAt,
  page: { readonly after?: string; readonly limit: number },
): Promise<Page<StoredEntry>> => {
  const { after, limit } = page;
  const question = questionOf('entries', { cell, at });
  const first: Place = [(at.since ?? -1) + 1, -1, null];
  const place = after === undefined ? first : (partsOf(question, after, 'nno') as Place);
  const rows = await rowsOfCell(asked, cell, at, place[0], limit + 2);
  const found = rows
    .flat()
    .filter(row => inOrder(place, placeOf(row)) < 0)
    .sort((a, b) => inOrder(placeOf(a), placeOf(b)));
  const shown = found.slice(0, limit);
  const ids = await eventIdsAt(
    parts.link,
    asked.names,
    shown.map(({ pos }) => pos),
  );
  const items = shown.map(row => entryOf(cell, row, ids.get(row.pos)!));
  const last = found[limit - 1];
  return found.length > limit && last ? { items, next: cursorOf(question, ...placeOf(last)) } : { items };
};

/** Balance per member, added up here: a large cell is read in pages. */
export const sumMembers = async (asked: Asked, cell: Cell, at: Clocks) => {
  const totals = new Map<string, bigint>();
  const first = await rowsOfCell(asked, cell, at, 0, 500);
  await Promise.all(
    first.map(async (some, n) => {
      for (let rows = some; rows.length > 0;) {
        for (const { member, amount } of rows)
          if (member !== null) totals.set(member, (totals.get(member) ?? 0n) + amount);
        [rows = []] = await someRows(asked, cell, at, [n + 1, n + 1], rows.at(-1)!.pos + 1, 500);
      }
    }),
  );
  return [...totals]
    .filter(([, amount]) => amount !== 0n)
    .map(([member, amount]) => ({ member, amount }))
    .sort((a, b) => inOrderOfBytes(a.member, b.member));
};

/** Of every strand of a cell as many rows as wanted, beginning at an index. */
const rowsOfCell = async (asked: Asked, cell: Cell, at: EntriesAt, from: number, wanted: number) => {
  const together = Math.max(1, Math.floor(rowsTogether / wanted));
  const rows: Row[][] = [];
  for (let first = 1; ; first += together) {
    const some = await someRows(asked, cell, at, [first, first + together - 1], from, wanted);
    rows.push(...some);
    if (some.length < together) return rows;
  }
};

type Strand = [before: string, flat: string[]];

const someRows = async (
  asked: Asked,
  cell: Cell,
  at: EntriesAt,
  strands: readonly [first: number, last: number],
  from: number,
  wanted: number,
): Promise<Row[][]> => {
  const { cells, strand } = asked.names;
  const later = at.later === undefined ? -1 : dayNumber(at.later);
  const args = [dayOfClock(at), strand, cellName(cell), ...strands, from, wanted, later];
  const [, ...found] = (await asked.run('rows', [cells], ...args)) as [number, ...Strand[]];
  return found.map(rowsOfStrand);
};

/** Running totals tell the amounts. */
const rowsOfStrand = ([before, flat]: Strand): Row[] => {
  const rows: Row[] = [];
  let total = BigInt(before);
  for (let at = 0; at < flat.length; at += 4) {
    const cum = BigInt(flat[at + 2]!);
    const member = flat[at + 3]!;
    rows.push({
      pos: Number(flat[at]),
      day: Number(flat[at + 1]),
      amount: cum - total,
      member: member === '' ? null : member.slice(1),
    });
    total = cum;
  }
  return rows;
};

/** Where an entry stands in a cell's list: its event, its day, its member. */
type Place = [pos: number, day: number, member: string | null];
const placeOf = ({ pos, day, member }: Row): Place => [pos, day, member];
const inOrder = (a: Place, b: Place): number =>
  a[0] - b[0] ||
  a[1] - b[1] ||
  Number(a[2] !== null) - Number(b[2] !== null) ||
  inOrderOfBytes(a[2] ?? '', b[2] ?? '');

const entryOf = (cell: Cell, { member, day, amount, pos }: Row, eventId: string): StoredEntry => ({
  account: cell.account,
  commodity: cell.commodity,
  ...(member === null ? {} : { member }),
  effective: dateOfNumber(day),
  amount,
  index: pos,
  eventId,
});
