import type {
  Appended,
  Conflict,
  EventStore,
  Index,
  NewEvent,
  Receipt,
  Revision,
  Scheduler,
  StoredEvent,
  StreamSlice,
} from '#event-sourcing';
import type { NonEmpty, StreamName } from '#kernel';
import { mustFit } from './append-limits.js';
import type { Written } from './batch.js';
import { CommandsSeen } from './commands-seen.js';
import { GroupCommit } from './group-commit.js';
import { KnownEnds } from './known-ends.js';
import { LogTail } from './log-tail.js';
import { makeFolderOf, realPathOf } from './log-file.js';
import { batchEvents, SqliteEventReader } from './sqlite-event-reader.js';

export interface SqliteEventStoreOptions {
  readonly scheduler: Scheduler;
  /**
   * Called once when it is not known what stands on the disk. The process should end: a restart reads the truth from
   * the file. Until it ends every append is refused with StoreUnavailable.
   */
  readonly onFatal: (error: Error) => void;
}

/** The log in one SQLite file, for the one process that writes it. Others read it with `SqliteEventReader`. */
export class SqliteEventStore extends SqliteEventReader implements EventStore {
  readonly doubtMs = 0;
  private readonly ends = new KnownEnds();
  private readonly commands: CommandsSeen;
  private readonly tail = new LogTail();

  /** @internal use `openSqliteEventStore` */
  constructor(
    path: string,
    private readonly writer: GroupCommit,
    scheduler: Scheduler,
  ) {
    super(path, scheduler);
    this.commands = new CommandsSeen(after => this.prefixesAfter(after));
    // Where it fails, or the log is closed before, every question goes to the file.
    this.commands.readThrough().catch(() => undefined);
  }

  async append(
    stream: StreamName,
    expected: Revision,
    events: NonEmpty<NewEvent>,
  ): Promise<Appended | Conflict> {
    mustFit(events);
    for (const { commandId } of events) this.commands.add(commandId);
    const outcome = await this.writer.append({ stream, expected, events });
    this.ends.atLeast(stream, outcome.appended ? outcome.revision : outcome.actual);
    if (!outcome.appended) return outcome;
    this.keep(stream, expected + 1, events, outcome);
    return { appended: true, revision: outcome.revision };
  }

  override async read(stream: StreamName, from: Revision = 0, limit?: number): Promise<StreamSlice> {
    const end = this.ends.of(stream);
    if (end !== undefined && from > end) return { revision: end, events: [] };
    const slice = await super.read(stream, from, limit);
    this.ends.atLeast(stream, slice.revision);
    return slice;
  }

  // Whatever shows an event to this thread must move what `read` knows, or the event would be there and not there: a
  // follower may be told of an append before its answer has arrived.

  override async receipt(stream: StreamName, commandId: string): Promise<Receipt | undefined> {
    if (this.commands.isNew(commandId)) return undefined;
    const receipt = await super.receipt(stream, commandId);
    if (receipt) this.ends.atLeast(receipt.stream, receipt.last);
    return receipt;
  }

  override async scan(after: Index, limit: number): Promise<readonly StoredEvent[]> {
    return this.learnt(await super.scan(after, limit));
  }

  protected override needed(after: Index, needless: readonly string[]): readonly StoredEvent[] {
    return this.tail.after(after, batchEvents, needless) ?? this.learnt(super.needed(after, needless));
  }

  /** Answers come in the order of the log, so that followers are told of every event in its turn. */
  private keep(
    stream: StreamName,
    from: Revision,
    events: readonly NewEvent[],
    { first, prev }: Written,
  ): void {
    events.forEach(({ type, recordedAt, body }, n) =>
      this.tail.push({
        index: first + n,
        prev: n === 0 ? prev : first + n - 1,
        stream,
        revision: from + n,
        type,
        recordedAt,
        body,
      }),
    );
    this.wake();
  }

  private learnt(events: readonly StoredEvent[]): readonly StoredEvent[] {
    for (const { stream, revision } of events) this.ends.atLeast(stream, revision);
    return events;
  }

  /** Waits for the appends under way, then closes the file and frees it for another process. */
  override async close(): Promise<void> {
    this.tail.clear();
    await super.close();
    await this.writer.close();
  }
}

/**
 * Opens the log at `path` to write and read it, and makes it, with its folder, if there is none.
 * @throws LogFileProblem with one sentence: in use, newer, damaged, no log, read-only, disk full
 */
export const openSqliteEventStore = async (
  path: string,
  { scheduler, onFatal }: SqliteEventStoreOptions,
): Promise<SqliteEventStore> => {
  makeFolderOf(path);
  const realPath = realPathOf(path);
  const writer = await GroupCommit.open(realPath, onFatal);
  try {
    return new SqliteEventStore(realPath, writer, scheduler);
  } catch (error) {
    await writer.close();
    throw error;
  }
};
