import type { Cell, EntriesAt, Page, StoredEntry } from '#views';
import { cursorOf, partsOf, questionOf } from '../../views/cursor.js';
import { dateOfNumber, dayNumber, dayOfClock } from '../../views/strand-days.js';
import { inOrderOfBytes } from '../../views/text-order.js';
import type { Row, ViewsFile } from './views-file.js';

export const listEntries = (
  file: ViewsFile,
  n: number,
  cell: Cell,
  at: EntriesAt,
  after: string | undefined,
  limit: number,
): Page<StoredEntry> =>
  file.snapshot(() => {
    const question = questionOf('entries', { cell, at });
    const [pos, day, member] =
      after === undefined ? [(at.since ?? -1) + 1, -1, null] : (partsOf(question, after, 'nno') as Place);
    const place: Place = [pos, day, member];
    const found = strandsOf(file, n, cell, at)
      .flatMap(strand => rowsOfStrand(file, n, strand, Math.max(pos, strand['first']), limit + 2))
      .filter(row => inOrder(place, placeOf(row)) < 0)
      .sort((a, b) => inOrder(placeOf(a), placeOf(b)));
    const items = found.slice(0, limit).map(row => entryOf(cell, row));
    const last = found[limit - 1];
    return found.length > limit && last ? { items, next: cursorOf(question, ...placeOf(last)) } : { items };
  });

/** Where an entry stands in a cell's list: its event, its day, its member. */
type Place = [pos: number, day: number, member: string | null];
const placeOf = (row: Row): Place => [Number(row['pos']), Number(row['day']), row['member']];
const inOrder = (a: Place, b: Place): number =>
  a[0] - b[0] ||
  a[1] - b[1] ||
  Number(a[2] !== null) - Number(b[2] !== null) ||
  inOrderOfBytes(a[2] ?? '', b[2] ?? '');

/**
 * The strands of a cell, each with the last place that lies within both clocks, and the first that takes effect later
 * than the day asked; a strand that has none is left out.
 */
const strandsOf = (file: ViewsFile, n: number, cell: Cell, at: EntriesAt): Row[] =>
  file
    .statement(
      `SELECT s.id AS strand, min(:known, coalesce(
         (SELECT e.pos - 1 FROM t${n}_edge e WHERE e.id > (s.id << 20 | :day) AND e.id < (s.id + 1) << 20
          ORDER BY e.id LIMIT 1), :known)) AS last,
         (SELECT e.pos FROM t${n}_edge e WHERE e.id >= (s.id << 20 | :from) AND e.id < (s.id + 1) << 20
          ORDER BY e.id LIMIT 1) AS first
       FROM t${n}_cell c JOIN t${n}_strand s ON s.cell = c.id WHERE c.account = :account AND c.commodity = :commodity
       AND first IS NOT NULL`,
    )
    .all({
      ':account': cell.account,
      ':commodity': cell.commodity,
      ':known': at.known,
      ':day': dayOfClock(at),
      ':from': at.later === undefined ? 0 : dayNumber(at.later) + 1,
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
