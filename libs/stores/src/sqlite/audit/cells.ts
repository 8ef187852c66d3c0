import type { StatementSync } from 'node:sqlite';

/*
 * A file that was changed by hand may hold anything anywhere: bytes or a number where a text must be, or, without any
 * change of its schema, a whole number that no number of JavaScript is. It is read all the same, so that what is
 * found names the event and not the reader's trouble.
 */

/**
 * A text; what is none, as SQL writes it. No name, hash or instant looks like that, so it agrees with none.
 */
export const textIn = (cell: unknown): string => {
  if (typeof cell === 'string') return cell;
  return cell instanceof Uint8Array ? `x'${Buffer.from(cell).toString('hex')}'` : String(cell);
};

export const textOrNull = (cell: unknown): string | null => (cell === null ? null : textIn(cell));

const rounded = (cell: unknown): unknown => (typeof cell === 'bigint' ? Number(cell) : cell);

const roundedRow = (row: unknown): unknown =>
  Array.isArray(row)
    ? row.map(rounded)
    : Object.fromEntries(Object.entries(row as object).map(([name, cell]) => [name, rounded(cell)]));

type Value = string | number;

/**
 * All rows of a statement. A whole number past 2^53, which the ledger never writes, comes as the nearest that a number
 * can be: whoever compares it with what it must be finds another.
 */
export const allRows = (statement: StatementSync, values: readonly Value[]): readonly unknown[] => {
  try {
    return statement.all(...values);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_OUT_OF_RANGE') throw error;
    statement.setReadBigInts(true);
    try {
      return statement.all(...values).map(roundedRow);
    } finally {
      statement.setReadBigInts(false);
    }
  }
};
