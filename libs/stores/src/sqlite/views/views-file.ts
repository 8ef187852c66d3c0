import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { ReadStoreLost, ReadStoreUnavailable } from '#views/port';
import { type Access, inodeOf } from './opening.js';
import { isDamage, namedFault } from './sqlite-faults.js';

/** By place, or by name in one record. */
type Values = SQLInputValue[] | [Record<string, SQLInputValue>];
export type Row = Record<string, any>;

/**
 * One connection to a file of views, opened when first used. A reader copes with a file that is not there yet and
 * with one that was replaced. A damaged file holds nothing that the log does not: its owner moves it aside and starts
 * an empty one.
 */
export class ViewsFile {
  #db: DatabaseSync | undefined;
  #inode = 0;
  readonly #statements = new Map<string, StatementSync>();

  constructor(
    private readonly path: string,
    private readonly access: Access,
  ) {}

  /** Of the file that is open. */
  get inode(): number {
    return this.#inode;
  }

  /**
   * Runs work on the open file; faults of the engine come out under their names.
   * @param absent what a reader answers as long as no writer has made the file
   */
  use<T>(work: () => T, absent: () => T): T {
    try {
      return this.#present() ? work() : absent();
    } catch (fault) {
      if (isDamage(fault)) throw this.lost(fault);
      throw namedFault(fault, this.path);
    }
  }

  /** All of `work` or nothing. */
  change<T>(work: () => T): T {
    return this.use(
      () => this.#between('BEGIN IMMEDIATE', work),
      () => {
        throw new ReadStoreUnavailable(`${this.path} was opened to be read only`);
      },
    );
  }

  /** Inside `change`: all of `work` or nothing of it, whatever becomes of the rest. */
  within<T>(work: () => T): T {
    this.run('SAVEPOINT part');
    try {
      return work();
    } catch (fault) {
      if (this.#db?.isTransaction) this.run('ROLLBACK TO part');
      throw fault;
    } finally {
      if (this.#db?.isTransaction) this.run('RELEASE part');
    }
  }

  /** Several reads of one state of the file; only inside `use`. */
  snapshot<T>(work: () => T): T {
    return this.#between('BEGIN', work);
  }

  get(sql: string, ...values: Values): Row | undefined {
    return this.#prepared(sql).get(...(values as SQLInputValue[]));
  }

  all(sql: string, ...values: Values): Row[] {
    return this.#prepared(sql).all(...(values as SQLInputValue[]));
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** Prepared once, kept. Rows whose SQL names an amount are read as bigint: they may pass 2^53. */
  statement(sql: string): StatementSync {
    return this.#prepared(sql);
  }

  exec(sql: string): void {
    this.#db?.exec(sql);
  }

  /** Statements on dropped tables must not stay prepared. */
  forgetStatements(): void {
    this.#statements.clear();
  }

  /** Lets go of a file that is damaged. */
  lost(fault: unknown): ReadStoreLost {
    this.close();
    this.access.lost(this.#inode);
    return new ReadStoreLost(`${this.path} is damaged: ${(fault as Error).message}`, { cause: fault });
  }

  close(): void {
    this.#statements.clear();
    this.#db?.close();
    this.#db = undefined;
  }

  #present(): boolean {
    if (this.#db && this.access.follows && this.#inode !== inodeOf(this.path)) this.close();
    if (this.#db) return true;
    this.#db = this.access.open();
    this.#inode = inodeOf(this.path);
    return this.#db !== undefined;
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement) return statement;
    statement = this.#db!.prepare(sql);
    statement.setReadBigInts(/\b(amount|cum|balance)\b/u.test(sql));
    this.#statements.set(sql, statement);
    return statement;
  }

  #between<T>(begin: string, work: () => T): T {
    this.exec(begin);
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (fault) {
      if (this.#db?.isTransaction) this.exec('ROLLBACK');
      throw fault;
    }
  }
}
