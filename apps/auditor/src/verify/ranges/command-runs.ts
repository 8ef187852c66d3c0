import { commandPrefix, type RowBeside, type StoredPlace } from '#stores/sqlite';
import { expectedId } from '../events/expected-id.js';
import { type CheckedEvent, placeOf } from '../events/event-place.js';
import type { Report } from '../findings/finding.js';

/** Receipts by the index they point to: how many events (0: no receipt there), and of which command's prefix. */
export interface ReceiptTable {
  readonly events: Uint16Array;
  readonly prefixes: Float64Array;
}

/** Events of one command, one after another in one stream: what one append wrote for it. */
interface Run {
  readonly start: number;
  readonly command: string;
  readonly stream: string | null;
  count: number;
  /** False where it began before the range: its receipt is looked at there. */
  readonly ours: boolean;
}

/**
 * Follows commands through a range: the n-th event of a command has the id that follows from it, and each command has
 * one receipt at its first event.
 */
export class CommandRuns {
  private run: Run | undefined;

  constructor(
    private readonly receipts: ReceiptTable,
    private readonly report: Report,
  ) {}

  /** @param before rows before the range, backwards */
  begin(before: Iterable<RowBeside>): void {
    for (const { index, command, stream } of before) {
      if (this.run && (this.run.command !== command || this.run.stream !== stream)) break;
      this.run = { start: index, command, stream, count: (this.run?.count ?? 0) + 1, ours: false };
    }
  }

  add(row: StoredPlace, event: CheckedEvent | undefined): void {
    if (!this.continues(row, event)) {
      this.end();
      this.run = { start: row.index, command: row.command, stream: row.stream, count: 0, ours: true };
    } else if (this.receipts.events[row.index] !== 0) this.superfluous(row);
    if (event) this.checkId(event, this.run!.count);
    this.run!.count += 1;
  }

  /** @param after rows behind the range, for the command that goes on there */
  finish(after: Iterable<RowBeside>): void {
    for (const { command, stream } of after) {
      if (command !== this.run?.command || stream !== this.run.stream) break;
      this.run.count += 1;
    }
    this.end();
  }

  /** Ids count a command's events from 0: where one is the first again, another append of the same command began. */
  private continues(row: StoredPlace, event: CheckedEvent | undefined): boolean {
    if (this.run?.command !== row.command || this.run.stream !== row.stream) return false;
    if (this.receipts.events[row.index] === 0 || !event) return true;
    return event.envelope.id !== expectedId(event.envelope, 0);
  }

  private checkId({ row, envelope }: CheckedEvent, n: number): void {
    const expected = expectedId(envelope, n);
    if (envelope.id !== expected)
      this.report({ ...placeOf(row, envelope), code: 'event.id', expected, actual: envelope.id });
  }

  private end(): void {
    const { run } = this;
    if (!run?.ours) return;
    const events = this.receipts.events[run.start]!;
    const prefix = this.receipts.prefixes[run.start]!;
    const expectedPrefix = commandPrefix(run.command);
    if (events === run.count && prefix === expectedPrefix) return;
    const expected = `${expectedPrefix} × ${run.count}`;
    const place = { index: run.start, stream: run.stream ?? '', what: run.command };
    if (events === 0) this.report({ ...place, code: 'receipt.missing', expected });
    else this.report({ ...place, code: 'receipt.differs', expected, actual: `${prefix} × ${events}` });
  }

  private superfluous(row: StoredPlace): void {
    const { index, recordedAt } = row;
    const actual = `${this.receipts.prefixes[index]} × ${this.receipts.events[index]}`;
    this.report({ code: 'receipt.superfluous', index, recordedAt, stream: row.stream ?? '', actual });
  }
}
