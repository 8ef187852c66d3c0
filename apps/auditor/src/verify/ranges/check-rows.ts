import { leafBytesAt, type LeafPlace, plainLeafText } from '#event-sourcing';
import type { SqliteAudit, StoredPlace, StoredRow } from '#stores/sqlite';
import { type CheckedEvent, placeOf } from '../events/event-place.js';
import type { EventReader } from '../events/read-event.js';
import type { Report } from '../findings/finding.js';
import { Found } from '../findings/found.js';
import { LogFolder } from '../published/log-folder.js';
import { BookKeeper } from './account-books.js';
import { CommandRuns } from './command-runs.js';
import { GateBook } from './gate-book.js';
import { RangeTree } from './range-tree.js';
import type { OnProgress, RangeResult, RangeTask, Sources } from './range-task.js';
import { type KeyCabinet, SealBook } from './seal-book.js';
import { SpanBuilder } from './stream-spans.js';

/** What stands for a leaf that cannot be made: no published leaf is empty, so it agrees with none. */
const noLeaf = Buffer.alloc(0);

/** Told of so many at once: a message to another thread costs as much as checking an event. */
const toldEvents = 1_024;

/** What was not parsed is plain: nothing in its texts must be escaped. */
const leafOf = ({ row, envelope, opened }: CheckedEvent): Buffer | string =>
  (opened ? leafBytesAt : plainLeafText)(row as LeafPlace, envelope);

/** Everything that can be said of a range from the rows in it, and of its place among the others. */
export class RowRange {
  private readonly found = new Found();
  private readonly spans: SpanBuilder<number>;
  private readonly tree: RangeTree;
  private readonly runs: CommandRuns;
  private readonly gates: GateBook;
  private readonly books = new BookKeeper();
  private readonly seals: SealBook;
  private high = '';
  private next: number;

  constructor(
    private readonly audit: SqliteAudit,
    private readonly task: RangeTask,
    private readonly events: EventReader,
    { log, receipts, opensSealed = false }: Sources,
    keys: KeyCabinet | undefined,
  ) {
    const report: Report = this.found.add;
    this.next = task.from;
    this.spans = new SpanBuilder(report, task.asOf);
    const publication = log && { folder: new LogFolder(log.path), size: log.size };
    this.tree = new RangeTree(task.from, task.headSizes, publication, report);
    this.runs = new CommandRuns(receipts!, report);
    this.gates = new GateBook(audit, report);
    this.seals = new SealBook(keys, opensSealed, report);
  }

  check(onProgress: OnProgress): RangeResult {
    const { from, to } = this.task;
    this.begin();
    let told = from;
    for (const page of this.audit.storedRows(from, to)) {
      for (const row of page) this.add(row);
      if (this.next - told < toldEvents) continue;
      onProgress(this.next - told);
      told = this.next;
    }
    this.skipTo(to);
    onProgress(to - told);
    this.runs.finish(this.audit.after(to));
    const tree = this.tree.finish();
    const streams = this.spans.build();
    const books = this.books.build();
    const sealed = this.seals.build();
    return { from, to, found: this.found.sum(), streams, books, sealed, ...tree };
  }

  private begin(): void {
    const { from } = this.task;
    if (from === 0) return;
    for (const { high, recordedAt } of this.audit.before(from)) {
      this.high = high ?? recordedAt;
      break;
    }
    this.runs.begin(this.audit.before(from));
  }

  private add(row: StoredRow): void {
    this.skipTo(row.index);
    this.next = row.index + 1;
    const event = this.events.read(row, this.found.add);
    if (event) this.checkEvent(event);
    this.runs.add(row, event);
    this.checkStream(row);
    this.spans.add(row.streamId, row.stream ?? `#${row.streamId}`, row);
    this.checkHigh(row, event);
    this.tree.add(event ? leafOf(event) : noLeaf);
  }

  private checkEvent(event: CheckedEvent): void {
    this.gates.check(event);
    const { row, envelope, postings, opened } = event;
    if (postings) this.books.add(row.index, envelope.effectiveDate, postings);
    if (opened) this.seals.add(opened);
  }

  private skipTo(index: number): void {
    for (; this.next < index; this.next += 1) {
      this.found.add({ code: 'event.missing', index: this.next });
      this.tree.add(noLeaf);
    }
  }

  /** A stream's number agrees with nothing in the event: whatever it is changed to, the name can be changed along. */
  private checkStream(row: StoredRow): void {
    if (row.stream !== null && !Number.isSafeInteger(row.streamId))
      this.found.add({ ...placeOf(row), code: 'event.column', what: 'stream', actual: `${row.streamId}` });
  }

  /** `known` as an instant is answered by this column. */
  private checkHigh(row: StoredPlace, event: CheckedEvent | undefined): void {
    if (row.recordedAt > this.high) this.high = row.recordedAt;
    const expected = row.recordedAt === this.high ? null : this.high;
    if (row.high === expected) return;
    this.found.add({
      ...placeOf(row, event?.envelope),
      code: 'event.high-water',
      expected: `${expected}`,
      actual: `${row.high}`,
    });
    this.high = row.high ?? row.recordedAt;
  }
}
