import { statSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ControlRecord, Index, Revision } from '#event-sourcing';
import { openToRead } from '../event-log/connections.js';
import { logFileProblem } from '../event-log/log-file-problem.js';
import { realPathOf } from '../event-log/log-file.js';
import {
  type AuditReceipt,
  type AuditRow,
  auditSql,
  type RowBeside,
  type StoredColumns,
  storedRow,
} from './audit-rows.js';
import type { StoredRow } from './audit-rows.js';

/** Which file it is, and how large: another file, or a shorter one, is not the one that was looked at before. */
export interface FileIdentity {
  readonly path: string;
  readonly device: string;
  readonly inode: string;
  readonly bytes: number;
}

/** An event of a stream, as far as gates ask. */
export interface StreamMark {
  readonly index: Index;
  readonly revision: Revision;
  readonly recordedAt: string;
}

const pageEvents = 512;

/**
 * The file of a log for somebody who does not believe it: rows as they stand, on a connection that can only read,
 * while the ledger runs or after it has stopped.
 * @throws LogFileProblem from every method when SQLite cannot read the file
 */
export class SqliteAudit {
  readonly path: string;
  private readonly db: DatabaseSync;
  private readonly prepared = new Map<string, StatementSync>();

  constructor(path: string) {
    this.path = realPathOf(path);
    this.db = openToRead(this.path);
  }

  identity(): FileIdentity {
    const { dev, ino, size } = statSync(this.path, { bigint: true });
    return { path: this.path, device: `${dev}`, inode: `${ino}`, bytes: Number(size) };
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

  /** First and last index there are; undefined for a log without events. */
  bounds(): { readonly first: Index; readonly last: Index } | undefined {
    const { first, last } = this.one<{ first: Index | null; last: Index | null }>(auditSql.size)!;
    return first === null || last === null ? undefined : { first, last };
  }

  /** The rows from `from` to before `to`, page by page; a missing row is left out, as it is in the file. */
  *rows(from: Index, to: Index): Generator<readonly AuditRow[], void, undefined> {
    for (let at = from; at < to; at += pageEvents)
      yield this.all<AuditRow>(auditSql.rows, at, Math.min(at + pageEvents, to));
  }

  /** The same rows, with the bytes of their bodies. */
  *storedRows(from: Index, to: Index): Generator<readonly StoredRow[], void, undefined> {
    for (let at = from; at < to; at += pageEvents)
      yield this.lists<StoredColumns>(auditSql.bytes, at, Math.min(at + pageEvents, to)).map(storedRow);
  }

  /** A row with its body as text. */
  withBody({ bytes: _, ...place }: StoredRow): AuditRow {
    return { ...place, body: this.one<{ body: string }>(auditSql.body, place.index)?.body ?? '' };
  }

  /** Rows before an index, backwards, for as long as they are asked for. */
  before(index: Index): Generator<RowBeside, void, undefined> {
    return this.beside(auditSql.before, index);
  }

  /** Rows from an index on, for as long as they are asked for. */
  after(index: Index): Generator<RowBeside, void, undefined> {
    return this.beside(auditSql.after, index);
  }

  private *beside(sql: string, index: Index): Generator<RowBeside, void, undefined> {
    // A statement of its own: it is left in the middle.
    const statement = this.guard(() => this.db.prepare(sql));
    const rows = this.guard(() => statement.iterate(index));
    try {
      for (let row = this.guard(() => rows.next()); !row.done; row = this.guard(() => rows.next()))
        yield row.value as unknown as RowBeside;
    } finally {
      // Nobody asks for more: the moment of the file that it saw may go.
      rows.return?.();
    }
  }

  *receipts(): Generator<AuditReceipt, void, undefined> {
    const rows = this.guard(() => this.listing(auditSql.receipts).iterate());
    for (let row = this.guard(() => rows.next()); !row.done; row = this.guard(() => rows.next())) {
      const [prefix, index, events] = row.value as unknown as readonly [number, Index, number];
      yield { prefix, index, events };
    }
  }

  place(stream: string, revision: Revision): Index | undefined {
    return this.one<{ index: Index }>(auditSql.place, stream, revision)?.index;
  }

  /** The events of a stream that are of these types. */
  marks(stream: string, types: readonly string[]): readonly StreamMark[] {
    return this.all<StreamMark>(auditSql.ofTypes, stream, JSON.stringify(types));
  }

  /** Names and their numbers, sorted by the bytes of the names. */
  *names(
    table: 'streams' | 'types',
  ): Generator<{ readonly id: number; readonly name: string }, void, undefined> {
    const rows = this.guard(() => this.listing(auditSql[table]).iterate());
    for (let row = this.guard(() => rows.next()); !row.done; row = this.guard(() => rows.next())) {
      const [id, name] = row.value as unknown as readonly [number, string];
      yield { id, name };
    }
  }

  /** The newest last event of the streams that a pattern (GLOB) fits, before an index. */
  lastOf(
    pattern: string,
    before: Index,
  ): Pick<AuditRow, 'index' | 'stream' | 'revision' | 'body'> | undefined {
    return this.one(auditSql.lastLike, pattern, before);
  }

  control(stream: string, from: Revision, limit: number): readonly ControlRecord[] {
    if (this.one(auditSql.hasControl) === undefined) return [];
    return this.all<ControlRecord>(auditSql.control, stream, from, limit);
  }

  /** What SQLite finds wrong with the file and its indexes; empty when nothing is. */
  integrity(): readonly string[] {
    const found = this.all<{ integrity_check: string }>(auditSql.integrity).map(row => row.integrity_check);
    return found.length === 1 && found[0] === 'ok' ? [] : found;
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }

  private statement(sql: string): StatementSync {
    let known = this.prepared.get(sql);
    if (!known) this.prepared.set(sql, (known = this.guard(() => this.db.prepare(sql))));
    return known;
  }

  private all<Row>(sql: string, ...values: (string | number)[]): readonly Row[] {
    return this.guard(() => this.statement(sql).all(...values) as unknown as readonly Row[]);
  }

  /** A row as a list of its columns takes half the time of one with their names. */
  private lists<Columns>(sql: string, ...values: number[]): readonly Columns[] {
    return this.guard(() => this.listing(sql).all(...values) as unknown as readonly Columns[]);
  }

  private listing(sql: string): StatementSync {
    const statement = this.statement(sql);
    statement.setReturnArrays(true);
    return statement;
  }

  private one<Row>(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.guard(() => this.statement(sql).get(...values) as unknown as Row | undefined);
  }

  private guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw logFileProblem(this.path, error);
    }
  }
}
