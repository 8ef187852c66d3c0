import { statSync } from 'node:fs';
import type { ControlRecord, Index, Revision } from '#event-sourcing';
import { AuditConnection } from './audit-connection.js';
import {
  type AuditRow,
  auditRow,
  auditSql,
  type BesideColumns,
  type ReceiptColumns,
  rowBeside,
  type RowBeside,
  type PlaceColumns,
  type StoredRow,
  storedRows,
} from './audit-rows.js';
import { textIn } from './cells.js';

/** Which file it is, and how large: another file, or a shorter one, is not the one that was looked at before. */
export interface FileIdentity {
  readonly path: string;
  readonly device: string;
  readonly inode: string;
  readonly bytes: number;
}

/** Where the rows of events begin and end, and how many there are. */
export interface Bounds {
  readonly first: Index;
  readonly last: Index;
  readonly events: number;
}

/** An event of a stream, as far as gates ask. */
export interface StreamMark {
  readonly index: Index;
  readonly revision: Revision;
  readonly recordedAt: string;
}

const pageEvents = 512;
/** So few that a page is still in the processor's own memory when it is hashed. */
const storedPageEvents = 64;
const pageReceipts = 512;
const nothing = new Uint8Array();

/** A prefix that had to be rounded is no place to go on from; no command has it, nor any that follows. */
const isExact = (prefix: number): boolean => !Number.isInteger(prefix) || Number.isSafeInteger(prefix);

/**
 * The file of a log for somebody who does not believe it: rows as they stand, on a connection that can only read,
 * while the ledger runs or after it has stopped.
 * @throws LogFileProblem from every method when SQLite cannot read the file
 */
export class SqliteAudit extends AuditConnection {
  identity(): FileIdentity {
    const { dev, ino, size } = statSync(this.path, { bigint: true });
    return { path: this.path, device: `${dev}`, inode: `${ino}`, bytes: Number(size) };
  }

  /** First and last index there are, and how many; undefined for a log without events. */
  bounds(): Bounds | undefined {
    const bounds = this.one<Bounds>(auditSql.size)!;
    return bounds.events === 0 ? undefined : bounds;
  }

  /** The last index before another; -1 when there is none. */
  lastBefore(index: Index): Index {
    return this.one<{ last: Index | null }>(auditSql.lastBefore, index)!.last ?? -1;
  }

  /** The rows from `from` to before `to`, page by page; a missing row is left out, as it is in the file. */
  *rows(from: Index, to: Index): Generator<readonly AuditRow[], void, undefined> {
    for (let at = from; at < to; at += pageEvents)
      yield this.all<AuditRow>(auditSql.rows, at, Math.min(at + pageEvents, to)).map(auditRow);
  }

  /** The same rows, with the bytes of their bodies. */
  *storedRows(from: Index, to: Index): Generator<readonly StoredRow[], void, undefined> {
    for (let at = from; at < to; at += storedPageEvents)
      yield this.page(at, Math.min(at + storedPageEvents, to));
  }

  private page(from: Index, to: Index): readonly StoredRow[] {
    const places = this.lists<PlaceColumns>(auditSql.places, from, to);
    const [bodies] = this.lists<[Uint8Array | null]>(auditSql.bodies, from, to);
    return storedRows(places, bodies![0] ?? nothing);
  }

  /** A row with its body as text. */
  withBody({ bytes: _, ...place }: StoredRow): AuditRow {
    return { ...place, body: textIn(this.one<{ body: unknown }>(auditSql.body, place.index)?.body) };
  }

  /** Rows before an index, backwards, for as long as they are asked for. */
  *before(index: Index): Generator<RowBeside, void, undefined> {
    for (const columns of this.eachList<BesideColumns>(auditSql.before, index)) yield rowBeside(columns);
  }

  /** Rows from an index on, for as long as they are asked for. */
  *after(index: Index): Generator<RowBeside, void, undefined> {
    for (const columns of this.eachList<BesideColumns>(auditSql.after, index)) yield rowBeside(columns);
  }

  /** Page by page: rows one by one take twice as long. */
  eachReceipt(take: (...receipt: ReceiptColumns) => void): void {
    let page = this.lists<ReceiptColumns>(auditSql.receipts, pageReceipts);
    while (page.length > 0) {
      for (const receipt of page) take(...receipt);
      const [prefix, index] = page.at(-1)!;
      page = isExact(prefix) ? this.lists(auditSql.receiptsAfter, prefix, index, pageReceipts) : [];
    }
  }

  place(stream: string, revision: Revision): Index | undefined {
    return this.one<{ index: Index }>(auditSql.place, stream, revision)?.index;
  }

  /** The events of a stream that are of these types. */
  marks(stream: string, types: readonly string[]): readonly StreamMark[] {
    const marks = this.all<StreamMark>(auditSql.ofTypes, stream, JSON.stringify(types));
    return marks.map(mark => ({ ...mark, recordedAt: textIn(mark.recordedAt) }));
  }

  /** Names and their numbers, sorted by the bytes of the names. */
  *names(
    table: 'streams' | 'types',
  ): Generator<{ readonly id: number; readonly name: string }, void, undefined> {
    for (const [id, name] of this.eachList<[number, string]>(auditSql[table]))
      yield { id, name: textIn(name) };
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
}
