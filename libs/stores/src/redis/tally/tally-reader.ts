import type { Cell, CellFilter, Clocks, Page } from '#views';
import { cursorOf, partsOf, questionOf } from '../../views/cursor.js';
import { dayOfClock } from '../../views/strand-days.js';
import type { Asked } from '../asking.js';
import { cellName, cellNameByCommodity, cellOfName, cellOfNameByCommodity } from './cell-text.js';

/** Cells one script answers: a table of thousands is asked in slices, and others get their turn between. */
const together = 200;

/** Balances in the order asked. */
export const sumCells = async (
  asked: Asked,
  cells: readonly Cell[],
  at: Clocks,
): Promise<readonly bigint[]> => {
  const { names } = asked;
  const slices: Cell[][] = [];
  for (let from = 0; from < Math.max(cells.length, 1); from += together)
    slices.push(cells.slice(from, from + together));
  const totals = await Promise.all(
    slices.map(some =>
      asked.run<string[]>('sum', [names.cells], dayOfClock(at), names.strand, ...some.map(cellName)),
    ),
  );
  return totals.flat().map(strands => strands.reduce((sum, total) => sum + BigInt(total), 0n));
};

/** Past every text that begins with the prefix: U+10FFFF is the last code point. */
const endOfPrefix = (prefix: string): string => `${prefix}\u{10ffff}`;

type Looked = [count: number, last: string, had: string[]];

export const listCells = async (
  asked: Asked,
  of: CellFilter,
  after: string | undefined,
  limit: number,
): Promise<Page<Cell>> => {
  const question = questionOf('cells', { of, known: asked.known });
  const { byAccount, byCommodity, cells } = asked.names;
  const { commodity, accountPrefix = '' } = of;
  const isByCommodity = commodity !== undefined;
  const prefix = isByCommodity ? `${commodity}\0${accountPrefix}` : accountPrefix;
  const [nameOf, cellOf] = isByCommodity
    ? [cellNameByCommodity, cellOfNameByCommodity]
    : [cellName, cellOfName];
  let first = `[${prefix}`;
  if (after !== undefined) {
    const [account, last] = partsOf(question, after, 'ss') as [string, string];
    first = `(${nameOf({ account, commodity: last })}`;
  }
  const found: string[] = [];
  for (let more = true; more && found.length <= limit;) {
    const keys = [cells, isByCommodity ? byCommodity : byAccount];
    const bounds = [first, `(${endOfPrefix(prefix)}`];
    const wanted = limit + 1;
    const by = isByCommodity ? 'commodity' : 'account';
    const [count, last, had] = (await asked.run('cells', keys, ...bounds, wanted, by)) as Looked;
    found.push(...had);
    first = `(${last}`;
    more = count === wanted;
  }
  const items = found.slice(0, limit).map(cellOf);
  const last = items.at(-1);
  if (found.length <= limit || !last) return { items };
  return { items, next: cursorOf(question, last.account, last.commodity) };
};
