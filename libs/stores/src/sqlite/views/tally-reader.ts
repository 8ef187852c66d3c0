import type { Cell, CellFilter, Clocks, Page } from '#views';
import { positionOf } from './copies.js';
import { cursorOf, partsOf, questionOf } from '../../views/cursor.js';
import { dayOfClock } from '../../views/strand-days.js';
import type { ViewsFile } from './views-file.js';

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
    const total = now ? 's.cum' : strandTotal(n);
    const amounts = cells.map(() => 0n);
    const rows = file.statement(
      `SELECT a.key AS place, (SELECT sum(${total}) FROM t${n}_strand s WHERE s.cell = c.id) AS amount
       FROM json_each(:cells) a
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
  const question = questionOf('cells', { of, known });
  const [account, commodity] =
    after === undefined ? ['', ''] : (partsOf(question, after, 'ss') as [string, string]);
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
  return rows.length > limit && last
    ? { items, next: cursorOf(question, last.account, last.commodity) }
    : { items };
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
