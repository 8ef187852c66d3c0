import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { ViewsFile } from './views-file.js';

/** Rows one statement takes: beyond this, calls into the engine are no longer what costs. */
const together = 16;

/**
 * Inserts many rows of one table, in the order given: neighbours should come together. `OR FAIL`, as a statement that
 * must undo its first rows when a later one is refused keeps a copy of every page it touches; here a row that is
 * refused is a fault, and its savepoint takes the rest back.
 */
export class BulkInsert {
  readonly #one: StatementSync;
  readonly #many: StatementSync;

  /** @param row the values of one row, `(?, ?)`, with one mark for each value */
  constructor(file: ViewsFile, into: string, row: string) {
    this.#one = file.statement(`INSERT OR FAIL INTO ${into} VALUES ${row}`);
    this.#many = file.statement(`INSERT OR FAIL INTO ${into} VALUES ${Array(together).fill(row).join()}`);
  }

  insert<T>(rows: readonly T[], valuesOf: (row: T) => readonly SQLInputValue[]): void {
    const whole = rows.length - (rows.length % together);
    for (let at = 0; at < whole; at += together) {
      const values: SQLInputValue[] = [];
      for (let i = at; i < at + together; i += 1) values.push(...valuesOf(rows[i]!));
      this.#many.run(...values);
    }
    for (let i = whole; i < rows.length; i += 1) this.#one.run(...valuesOf(rows[i]!));
  }
}
