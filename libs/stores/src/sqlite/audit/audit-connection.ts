import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openToRead } from '../event-log/connections.js';
import { realPathOf } from '../event-log/log-file.js';
import { logFileProblem } from '../event-log/log-file-problem.js';
import { allRows } from './cells.js';

type Value = string | number;

/**
 * A connection that can only read a log's file.
 * @throws LogFileProblem from every method when SQLite cannot read the file
 */
export class AuditConnection {
  readonly path: string;
  private readonly db: DatabaseSync;
  private readonly prepared = new Map<string, StatementSync>();

  constructor(path: string, open: (path: string) => DatabaseSync = openToRead) {
    this.path = realPathOf(path);
    this.db = open(this.path);
  }

  /** Reads in `work` all see one moment of a file that a running ledger goes on writing. */
  atOneMoment<T>(work: () => T): T {
    this.guard(() => this.db.exec('BEGIN'));
    try {
      return work();
    } finally {
      this.guard(() => this.db.exec('COMMIT'));
    }
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }

  protected one<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.all<Row>(sql, ...values)[0];
  }

  protected all<Row>(sql: string, ...values: Value[]): readonly Row[] {
    return this.guard(() => allRows(this.known(sql), values) as readonly Row[]);
  }

  /** Rows as lists of their columns: without the names, they take half the time. */
  protected lists<Columns>(sql: string, ...values: Value[]): readonly Columns[] {
    const statement = this.known(sql);
    statement.setReturnArrays(true);
    return this.guard(() => allRows(statement, values) as readonly Columns[]);
  }

  /** The same one by one, for as long as they are asked for. */
  protected *eachList<Columns>(sql: string, ...values: Value[]): Generator<Columns, void, undefined> {
    // A statement of its own: it may be left in the middle.
    const statement = this.guard(() => this.db.prepare(sql));
    statement.setReturnArrays(true);
    const rows = this.guard(() => statement.iterate(...values));
    try {
      for (let row = this.guard(() => rows.next()); !row.done; row = this.guard(() => rows.next()))
        yield row.value as unknown as Columns;
    } finally {
      // The moment of the file that it saw may go.
      rows.return?.();
    }
  }

  private known(sql: string): StatementSync {
    let statement = this.prepared.get(sql);
    if (!statement) this.prepared.set(sql, (statement = this.guard(() => this.db.prepare(sql))));
    return statement;
  }

  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw logFileProblem(this.path, error);
    }
  }
}
