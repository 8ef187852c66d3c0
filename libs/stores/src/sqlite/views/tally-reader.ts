import type { Cell, CellFilter, Clocks, Page, StoredEntry } from '#views';
import { positionOf } from './copies.js';
import { cursorOf, partsOf } from './cursor.js';
import { dateOfNumber, dayNumber, endOfDays } from './strand-days.js';
import type { Row, ViewsFile } from './views-file.js';

const dayOfClock = (at: Clocks): number => (at.effective === undefined ? endOfDays : dayNumber(at.effective));

/**
 * The total of strand `s` at both clocks: its head's if that lies within both; else, if days past the bound begin
 * within `known`, the total before the first of them; else the total with the last posting that was known.
 */
const strandTotal = (n: number): string => `
  CASE WHEN s.day <= :day AND s.pos <= :known THEN s.cum
  ELSE coalesce(
    (SELECT CASE WHEN e.pos <= :known THEN e.before END FROM t${n}_edge e
      WHERE s.day > :day AND e.id > (s.id << 20 | :day) AND e.id < (s.id + 1) << 20 ORDER BY e.id LIMIT 1),
    (SELECT p.cum FROM t${n}_posting p
      WHERE p.id >= s.id << 32 AND p.id <= (s.id << 32 | :known) ORDER BY p.id DESC LIMIT 1),
    0) END`;

/** Balances in the order asked. SQLite's sum() refuses to overflow. */
export const sumCells = (file: ViewsFile, n: number, cells: readonly Cell[], at: Clocks): readonly bigint[] =>
  file.snapshot(() => {
    const now = at.effective === undefined && at.known >= positionOf(file, n);
    const clocks: Record<string, number> = now ? {} : { ':known': at.known, ':day': dayOfClock(at) };
    const amount = now
      ? 'c.balance'
      : `(SELECT sum(${strandTotal(n)}) FROM t${n}_strand s WHERE s.cell = c.id)`;
    const amounts = cells.map(() => 0n);
    const rows = file.statement(
      `SELECT a.key AS place, ${amount} AS amount FROM json_each(:cells) a
       CROSS JOIN t${n}_cell c ON c.account = a.value ->> 0 AND c.commodity = a.value ->> 1`,
    );
    const asked = JSON.stringify(cells.map(cell => [cell.account, cell.commodity]));
    for (const row of rows.iterate({ ':cells': asked, ...clocks }))
      amounts[Number(row['place'])] = row['amount'] as bigint;
    return amounts;
  });

/** Past every text that begins with the prefix: U+10FFFF is the last code point. */
const endOfPrefix = (prefix: string): string => `${prefix}\u{10ffff}`;

export const listCells = (
  file: ViewsFile,
  n: number,
  of: CellFilter,
  known: number,
  after: string | undefined,
  limit: number,
): Page<Cell> => {
  const [account, commodity] = after === undefined ? ['', ''] : (partsOf(after, 'ss') as [string, string]);
  const prefix = of.accountPrefix ?? '';
  const rows = file
    .statement(
      `SELECT account, commodity FROM t${n}_cell
       WHERE ${of.commodity === undefined ? '' : 'commodity = :commodity AND'} account >= :first AND account < :end
         AND (account, commodity) > (:account, :last) AND since <= :known
       ORDER BY account, commodity LIMIT :limit`,
    )
    .all({
      ...(of.commodity === undefined ? {} : { ':commodity': of.commodity }),
      ':first': prefix > account ? prefix : account,
      ':end': endOfPrefix(prefix),
      ':account': account,
      ':last': commodity,
      ':known': known,
      ':limit': limit + 1,
    }) as unknown as Cell[];
  const items = rows.slice(0, limit).map(row => ({ account: row.account, commodity: row.commodity }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: cursorOf(last.account, last.commodity) } : { items };
};

export const sumMembers = (file: ViewsFile, n: number, cell: Cell, at: Clocks) =>
  file
    .statement(
      `SELECT m.name AS name, sum(p.amount) AS amount
       FROM t${n}_cell c JOIN t${n}_strand s ON s.cell = c.id
       JOIN t${n}_posting p ON p.id >= s.id << 32 AND p.id <= (s.id << 32 | :known)
       JOIN t${n}_member m ON m.id = p.member
       WHERE c.account = :account AND c.commodity = :commodity AND p.day <= :day
       GROUP BY m.id HAVING sum(p.amount) <> 0 ORDER BY m.name`,
    )
    .all({
      ':account': cell.account,
      ':commodity': cell.commodity,
      ':known': at.known,
      ':day': dayOfClock(at),
    })
    .map(row => ({ member: row['name'] as string, amount: row['amount'] as bigint }));

export const listEntries = (
  file: ViewsFile,
  n: number,
  cell: Cell,
  at: Clocks,
  after: string | undefined,
  limit: number,
): Page<StoredEntry> =>
  file.snapshot(() => {
    const [pos, day, member] = after === undefined ? [0, -1, null] : (partsOf(after, 'nno') as Place);
    const place: Place = [pos, day, member];
    const found = strandsOf(file, n, cell, at)
      .flatMap(strand => rowsOfStrand(file, n, strand, pos, limit + 2))
      .filter(row => inOrder(place, placeOf(row)) < 0)
      .sort((a, b) => inOrder(placeOf(a), placeOf(b)));
    const items = found.slice(0, limit).map(row => entryOf(cell, row));
    const last = found[limit - 1];
    return found.length > limit && last ? { items, next: cursorOf(...placeOf(last)) } : { items };
  });

/** Where an entry stands in a cell's list: its event, its day, its member. */
type Place = [pos: number, day: number, member: string | null];
const placeOf = (row: Row): Place => [Number(row['pos']), Number(row['day']), row['member']];
const inOrder = (a: Place, b: Place): number =>
  a[0] - b[0] ||
  a[1] - b[1] ||
  Number(a[2] !== null) - Number(b[2] !== null) ||
  ((a[2] ?? '') < (b[2] ?? '') ? -1 : +(a[2] !== b[2]));

/** The strands of a cell, each with the last place that lies within both clocks. */
const strandsOf = (file: ViewsFile, n: number, cell: Cell, at: Clocks): Row[] =>
  file
    .statement(
      `SELECT s.id AS strand, min(:known, coalesce(
         (SELECT e.pos - 1 FROM t${n}_edge e WHERE e.id > (s.id << 20 | :day) AND e.id < (s.id + 1) << 20
          ORDER BY e.id LIMIT 1), :known)) AS last
       FROM t${n}_cell c JOIN t${n}_strand s ON s.cell = c.id WHERE c.account = :account AND c.commodity = :commodity`,
    )
    .all({
      ':account': cell.account,
      ':commodity': cell.commodity,
      ':known': at.known,
      ':day': dayOfClock(at),
    });

const rowsOfStrand = (file: ViewsFile, n: number, strand: Row, pos: number, limit: number): Row[] =>
  strand['last'] < pos
    ? []
    : file.all(
        `SELECT p.id & 4294967295 AS pos, p.day AS day, p.amount AS amount, m.name AS member, e.id AS event
         FROM t${n}_posting p JOIN t${n}_event e ON e.pos = p.id & 4294967295
         LEFT JOIN t${n}_member m ON m.id = p.member
         WHERE p.id >= (? << 32 | ?) AND p.id <= (? << 32 | ?) ORDER BY p.id LIMIT ?`,
        strand['strand'],
        pos,
        strand['strand'],
        strand['last'],
        limit,
      );

const entryOf = (cell: Cell, row: Row): StoredEntry => ({
  account: cell.account,
  commodity: cell.commodity,
  ...(row['member'] === null ? {} : { member: row['member'] }),
  effective: dateOfNumber(Number(row['day'])),
  amount: row['amount'],
  index: Number(row['pos']),
  eventId: row['event'],
});
