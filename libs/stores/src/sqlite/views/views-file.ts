import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { ReadStoreLost, ReadStoreUnavailable } from '#views';
import { createLayout, layoutOf } from './layout.js';
import { isDamage, namedFault } from './sqlite-faults.js';

/** By place, or by name in one record. */
type Values = SQLInputValue[] | [Record<string, SQLInputValue>];
export type Row = Record<string, any>;

/**
 * One connection to a file of views, opened when first used. A reader copes with a file that is not there yet and
 * with one that was replaced. A damaged file holds nothing that the log does not: the writer moves it aside and starts
 * an empty one.
 */
export class ViewsFile {
  #db: DatabaseSync | undefined;
  #inode = 0;
  readonly #statements = new Map<string, StatementSync>();

  constructor(
    private readonly path: string,
    private readonly readOnly: boolean,
    private readonly onDamage: (sentence: string) => void,
  ) {}

  /**
   * Runs work on the open file; faults of the engine come out under their names.
   * @param absent what a reader answers as long as no writer has made the file
   */
  use<T>(work: () => T, absent: () => T): T {
    try {
      return this.#present() ? work() : absent();
    } catch (fault) {
      if (isDamage(fault)) throw this.#lost(fault);
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

  close(): void {
    this.#statements.clear();
    this.#db?.close();
    this.#db = undefined;
  }

  #present(): boolean {
    if (this.#db && this.readOnly && this.#inode !== inodeOf(this.path)) this.close();
    this.#db ??= this.readOnly ? this.#openToRead() : this.#openToWrite();
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

  #openToRead(): DatabaseSync | undefined {
    if (!existsSync(this.path)) return undefined;
    const db = new DatabaseSync(this.path, { readOnly: true, timeout: busyTimeoutMs });
    if (layoutOf(db, this.path) !== 'current') {
      db.close();
      return undefined;
    }
    this.#inode = inodeOf(this.path);
    return db;
  }

  #openToWrite(): DatabaseSync {
    mkdirSync(dirname(this.path), { recursive: true });
    try {
      const db = openChecked(this.path);
      if (db) return db;
      this.#moveAside('has an older layout');
    } catch (fault) {
      if (!isDamage(fault)) throw fault;
      this.#moveAside('is damaged');
    }
    return openChecked(this.path)!;
  }

  #lost(fault: unknown): ReadStoreLost {
    this.close();
    if (!this.readOnly) this.#moveAside('is damaged');
    return new ReadStoreLost(`${this.path} is damaged: ${(fault as Error).message}`, { cause: fault });
  }

  #moveAside(why: string): void {
    let n = 1;
    while (existsSync(`${this.path}.old-${n}`)) n += 1;
    renameSync(this.path, `${this.path}.old-${n}`);
    for (const tail of ['-wal', '-shm']) rmSync(this.path + tail, { force: true });
    this.onDamage(
      `${this.path} ${why}: it was moved to ${this.path}.old-${n}, and every view is built again from the log`,
    );
  }
}

const busyTimeoutMs = 5_000;
const inodeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.ino ?? 0;

/** Undefined for an older layout. @throws the engine's error for a damaged file. */
const openChecked = (path: string): DatabaseSync | undefined => {
  const db = new DatabaseSync(path, { timeout: busyTimeoutMs });
  try {
    const layout = layoutOf(db, path);
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 20000;
      PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY`);
    if (layout === 'older') {
      db.close();
      return undefined;
    }
    createLayout(db);
    mustBeWhole(db, path);
    return db;
  } catch (fault) {
    if (db.isOpen) db.close();
    throw fault;
  }
};

/** A copy cut short by a full disk opens without complaint and fails later: compare its size with its own header. */
const mustBeWhole = (db: DatabaseSync, path: string): void => {
  const checkpoint = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as Row;
  if (checkpoint['busy'] !== 0) return;
  const pages = Number((db.prepare('PRAGMA page_count').get() as Row)['page_count']);
  const size = Number((db.prepare('PRAGMA page_size').get() as Row)['page_size']);
  if (statSync(path).size < pages * size)
    throw Object.assign(new Error('the file is shorter than its header says'), { errcode: corrupt });
};
const corrupt = 11;
