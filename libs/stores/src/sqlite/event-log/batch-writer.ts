import type { DatabaseSync, StatementSync } from 'node:sqlite';
// The port and nothing around it: the writer's thread waits for all it imports before it opens the log.
import { StoreUnavailable } from '#event-sourcing/port';
import { BatchCursor, packedOutcome, type Batch } from './batch.js';
import { commandPrefix } from './command-prefix.js';
import { resultCodeOf, sqlite, textOf } from './log-file-problem.js';
import { Names } from './names.js';
import { StreamEnds, type StreamEnd } from './stream-ends.js';

/** Whether the last write stands is not known, or the disk lies: this process may not go on writing. */
export class WriterFailed extends Error {
  override readonly name = 'WriterFailed';
}

/**
 * Writes batches of appends, each batch in one transaction. Revisions are compared before anything of an
 * append is written, so that a conflict rolls back nothing of its neighbours.
 */
export class BatchWriter {
  private readonly ends: StreamEnds;
  private readonly insertEvent: StatementSync;
  private readonly insertReceipt: StatementSync;
  private readonly streams: Names;
  private readonly types: Names;
  private next = 0;
  private high = '';

  constructor(private readonly db: DatabaseSync) {
    this.ends = new StreamEnds(db);
    this.insertEvent = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.insertReceipt = db.prepare('INSERT INTO receipt VALUES (?, ?, ?)');
    this.streams = new Names(db, 'stream');
    this.types = new Names(db, 'type');
    this.resume();
  }

  /**
   * @param also what else belongs into the transaction; what it throws takes the whole batch back
   * @returns outcomes, as `batch.ts` packs them; everything in them is on the disk
   * @throws StoreUnavailable when nothing of the batch was written
   * @throws WriterFailed when that is not sure
   */
  write(batch: Batch, also?: (outcomes: readonly number[]) => void): readonly number[] {
    this.begin();
    const outcomes = this.insertAll(batch, also);
    try {
      this.db.exec('COMMIT');
    } catch (error) {
      throw new WriterFailed(`a commit failed (${textOf(error)})`);
    }
    return outcomes;
  }

  private begin(): void {
    try {
      this.db.exec('BEGIN IMMEDIATE');
    } catch (error) {
      throw this.verdict(error);
    }
  }

  private insertAll(batch: Batch, also?: (outcomes: readonly number[]) => void): readonly number[] {
    const outcomes: number[] = [];
    try {
      for (const cursor = new BatchCursor(batch); cursor.more;) this.append(cursor, outcomes);
      also?.(outcomes);
      return outcomes;
    } catch (error) {
      const verdict = this.verdict(error);
      this.rollBack();
      throw verdict;
    }
  }

  private append(cursor: BatchCursor, outcomes: number[]): void {
    const stream = cursor.text();
    const expected = cursor.number();
    const count = cursor.number();
    const end = this.ends.of(stream);
    if (end.revision !== expected) {
      cursor.skip(count * 4);
      return packedOutcome(outcomes, { appended: false, actual: end.revision });
    }
    const id = end.id ?? this.streams.add(stream);
    const revision = expected + count;
    const first = this.next;
    this.insert(cursor, count, id, end);
    this.ends.moved(stream, { id, revision, idx: this.next - 1 });
    packedOutcome(outcomes, { appended: true, revision, first, prev: end.idx });
  }

  private insert(cursor: BatchCursor, count: number, stream: number, end: StreamEnd): void {
    let owner = '';
    let since = this.next;
    for (let n = 1, prev = end.idx; n <= count; n += 1, prev = this.next++) {
      const type = this.types.idOf(cursor.text());
      const command = cursor.text();
      const recordedAt = cursor.text();
      if (recordedAt > this.high) this.high = recordedAt;
      const high = recordedAt === this.high ? null : this.high;
      const revision = end.revision + n;
      this.insertEvent.run(this.next, prev, stream, revision, type, recordedAt, high, command, cursor.text());
      if (n > 1 && command !== owner) this.insertReceipt.run(commandPrefix(owner), since, this.next - since);
      if (command !== owner) [owner, since] = [command, this.next];
    }
    this.insertReceipt.run(commandPrefix(owner), since, this.next - since);
  }

  /** After an error of the disk nothing this connection believes can be trusted. */
  private verdict(error: unknown): Error {
    if (error instanceof StoreUnavailable) return error;
    const code = resultCodeOf(error);
    const reason = textOf(error);
    return code === sqlite.ioError || code === sqlite.corrupt
      ? new WriterFailed(`the disk or the file failed (${reason})`)
      : new StoreUnavailable(`the log could not be written: ${reason}`);
  }

  private rollBack(): void {
    try {
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      this.resume();
    } catch (error) {
      throw new WriterFailed(`a rollback failed (${textOf(error)})`);
    }
  }

  /** Takes up where the file is. */
  private resume(): void {
    this.types.forget();
    this.ends.forget();
    const last = this.db
      .prepare('SELECT idx, coalesce(high, recorded_at) AS high FROM event ORDER BY idx DESC LIMIT 1')
      .get() as { idx: number; high: string } | undefined;
    this.next = (last?.idx ?? -1) + 1;
    this.high = last?.high ?? '';
  }
}
