import {
  type Appended,
  type Conflict,
  type EventStore,
  type Head,
  type Index,
  type NewEvent,
  noStream,
  type Receipt,
  type Revision,
  type StoredEvent,
  type StreamSlice,
} from '#event-sourcing';
import type { NonEmpty, StreamName } from '#kernel';

/** Appends that go to the disk together; at most two such batches are on their way. */
const batchAppends = 2_048;
/** Batches that stay in memory after they are on the disk: most of what is read was written just before. */
const batchesKept = 6;

/**
 * A log that answers an append at once and writes it behind: for a data set, where one process makes every event in
 * order and nobody is told of any before the file is whole. What is under way is read from memory, the rest from the
 * log below, which must be empty at the beginning and takes appends in the order they are asked.
 */
export class WriteBehindLog implements EventStore {
  readonly doubtMs = 0;
  private readonly ends = new Map<StreamName, { revision: Revision; index: Index }>();
  private readonly recent = new Map<StreamName, StoredEvent[]>();
  private readonly receipts = new Map<string, Receipt>();
  private readonly batches: { readonly events: StoredEvent[]; readonly commands: string[] }[] = [];
  private asked: Promise<void>[] = [];
  private before: Promise<unknown> = Promise.resolve();
  private next: Index = 0;
  private latest: string | undefined;
  private fresh: StoredEvent[] = [];

  constructor(private readonly below: EventStore) {
    this.turn();
  }

  /** Events since this was last asked, in the order of the log. */
  taken(): readonly StoredEvent[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  get events(): number {
    return this.next;
  }

  async append(
    stream: StreamName,
    expected: Revision,
    events: NonEmpty<NewEvent>,
  ): Promise<Appended | Conflict> {
    const actual = this.ends.get(stream)?.revision ?? noStream;
    if (actual !== expected) return { appended: false, actual };
    for (const [n, event] of events.entries()) this.put(stream, expected + 1 + n, event);
    this.asked.push(this.written(stream, expected, events));
    if (this.asked.length >= batchAppends) await this.goOn();
    return { appended: true, revision: expected + events.length };
  }

  private put(stream: StreamName, revision: Revision, { commandId, type, recordedAt, body }: NewEvent): void {
    const receipt = this.receipts.get(commandId);
    this.receipts.set(commandId, { stream, first: receipt?.first ?? revision, last: revision });
    if (!receipt) this.batches.at(-1)!.commands.push(commandId);
    const prev = this.ends.get(stream)?.index ?? -1;
    const event: StoredEvent = { index: this.next, prev, stream, revision, type, recordedAt, body };
    this.next += 1;
    this.ends.set(stream, { revision, index: event.index });
    const own = this.recent.get(stream);
    if (own) own.push(event);
    else this.recent.set(stream, [event]);
    this.batches.at(-1)!.events.push(event);
    this.fresh.push(event);
    if (this.latest === undefined || recordedAt > this.latest) this.latest = recordedAt;
  }

  private async written(stream: StreamName, expected: Revision, events: NonEmpty<NewEvent>): Promise<void> {
    const outcome = await this.below.append(stream, expected, events);
    if (!outcome.appended) throw new Error(`another writes to this log: ${stream} is at ${outcome.actual}`);
  }

  /** Waits for the batch before this one, and forgets the oldest of what is on the disk. */
  private async goOn(): Promise<void> {
    const under = Promise.all(this.asked);
    // Whoever waits for it next is told; until then a failure must not end the process unheard.
    under.catch(() => undefined);
    this.asked = [];
    await this.before;
    this.before = under;
    this.turn();
  }

  private turn(): void {
    this.batches.push({ events: [], commands: [] });
    if (this.batches.length <= batchesKept) return;
    const { events, commands } = this.batches.shift()!;
    for (const { stream } of events) {
      const own = this.recent.get(stream)!;
      own.shift();
      if (own.length === 0) this.recent.delete(stream);
    }
    for (const commandId of commands) this.receipts.delete(commandId);
  }

  /** Resolves when everything is on the disk. @throws what the log below threw */
  async flushed(): Promise<void> {
    await this.before;
    await Promise.all(this.asked.splice(0));
  }

  async read(stream: StreamName, from: Revision = 0, limit = Infinity): Promise<StreamSlice> {
    const revision = this.ends.get(stream)?.revision ?? noStream;
    if (from > revision) return { revision, events: [] };
    const recent = this.recent.get(stream) ?? [];
    const inMemory = recent[0]?.revision ?? revision + 1;
    if (from >= inMemory) return { revision, events: recent.slice(from - inMemory, from - inMemory + limit) };
    const older = await this.below.read(stream, from, Math.min(limit, inMemory - from));
    return { revision, events: [...older.events, ...recent].slice(0, limit) };
  }

  async receipt(stream: StreamName, commandId: string): Promise<Receipt | undefined> {
    const own = this.receipts.get(commandId);
    return own?.stream === stream ? own : ((await this.below.receipt(stream, commandId)) ?? own);
  }

  async head(): Promise<Head> {
    return { index: this.next - 1, ...(this.latest === undefined ? {} : { recordedAt: this.latest }) };
  }

  async locate(stream: StreamName, revision: Revision): Promise<Index | undefined> {
    await this.flushed();
    return this.below.locate(stream, revision);
  }

  async indexAt(instant: string): Promise<Index> {
    await this.flushed();
    return this.below.indexAt(instant);
  }

  async scan(after: Index, limit: number): Promise<readonly StoredEvent[]> {
    await this.flushed();
    return this.below.scan(after, limit);
  }

  follow(after: Index, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]> {
    return this.below.follow(after, signal);
  }
}
