import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type Appended,
  type Conflict,
  type ControlRecord,
  type ControlStreamName,
  type ControlStreams,
  noStream,
  type Revision,
  StoreUnavailable,
} from '#event-sourcing';
import { openToRead, openToWrite } from '../event-log/connections.js';
import { realPathOf } from '../event-log/log-file.js';
import { textOf } from '../event-log/log-file-problem.js';

/**
 * Control streams in the file of the log, on a connection of their own: a record is one small transaction, for which
 * the log's writer waits if it must. Any process may put; the exact revision arbitrates.
 */
export class SqliteControlStreams implements ControlStreams {
  private readonly ending: StatementSync;
  private readonly page: StatementSync;
  private readonly insert: StatementSync;

  private constructor(private readonly db: DatabaseSync) {
    this.ending = db.prepare(
      'SELECT revision, text FROM control WHERE stream = ? ORDER BY revision DESC LIMIT 1',
    );
    this.page = db.prepare(
      'SELECT revision, text FROM control WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    this.insert = db.prepare('INSERT INTO control VALUES (?, ?, ?)');
  }

  /**
   * @param path of a log that exists
   * @throws LogFileProblem
   */
  static open(path: string): SqliteControlStreams {
    return new SqliteControlStreams(openToWrite(realPathOf(path)));
  }

  /** For tools. A log of version 1, never opened to be written since, has no control streams: undefined. */
  static openToRead(path: string): SqliteControlStreams | undefined {
    const db = openToRead(realPathOf(path));
    const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'control'").get();
    if (there) return new SqliteControlStreams(db);
    db.close();
    return undefined;
  }

  async last(stream: ControlStreamName): Promise<ControlRecord | undefined> {
    return this.guarded(() => this.lastOf(stream));
  }

  async records(
    stream: ControlStreamName,
    from: Revision = 0,
    limit = 1_000,
  ): Promise<readonly ControlRecord[]> {
    return this.guarded(() => this.page.all(stream, from, limit) as unknown as ControlRecord[]);
  }

  async put(stream: ControlStreamName, expected: Revision, text: string): Promise<Appended | Conflict> {
    return this.guarded(() => {
      this.db.exec('BEGIN IMMEDIATE');
      try {
        const actual = this.lastOf(stream)?.revision ?? noStream;
        if (actual !== expected) return { appended: false, actual };
        this.insert.run(stream, expected + 1, text);
        this.db.exec('COMMIT');
        return { appended: true, revision: expected + 1 };
      } finally {
        if (this.db.isTransaction) this.db.exec('ROLLBACK');
      }
    });
  }

  close(): void {
    if (this.db.isOpen) this.db.close();
  }

  private lastOf(stream: ControlStreamName): ControlRecord | undefined {
    return this.ending.get(stream) as ControlRecord | undefined;
  }

  private guarded<T>(ask: () => T): T {
    try {
      return ask();
    } catch (error) {
      throw new StoreUnavailable(`the control streams of the log could not be used: ${textOf(error)}`);
    }
  }
}
