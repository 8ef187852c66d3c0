import type { Instant, NonEmpty, StreamName } from '#kernel';
import {
  type Appended,
  type Conflict,
  type EventStore,
  type Head,
  type Index,
  type NewEvent,
  PayloadTooLarge,
  type Receipt,
  type Revision,
  type StoredEvent,
} from '#event-sourcing';

const bodyBytesMax = 65_000;
const appendBytesMax = 1_048_576;
const bytesOf = (text: string) => Buffer.byteLength(text);
const oneTurn = () => new Promise<void>(resolve => setImmediate(resolve));

/** A log in memory for tests of rules and processes: the same contract, without a disk. */
export class MemoryLog implements EventStore {
  readonly doubtMs = 0;
  private readonly all: StoredEvent[] = [];
  private latest: Instant | undefined;
  private readonly streams = new Map<StreamName, Index[]>();
  private readonly commands = new Map<string, Receipt[]>();

  async read(stream: StreamName, from: Revision = 0, limit = Infinity) {
    const indexes = this.streams.get(stream) ?? [];
    const events = indexes.slice(from, from + limit).map(index => this.all[index]!);
    return { revision: indexes.length - 1, events };
  }

  async append(
    stream: StreamName,
    expected: Revision,
    events: NonEmpty<NewEvent>,
  ): Promise<Appended | Conflict> {
    const sizes = events.map(({ body }) => bytesOf(body));
    const largest = Math.max(...sizes);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    if (largest > bodyBytesMax) throw new PayloadTooLarge(bodyBytesMax, largest);
    if (whole > appendBytesMax) throw new PayloadTooLarge(appendBytesMax, whole);
    const actual = (this.streams.get(stream)?.length ?? 0) - 1;
    if (actual !== expected) return { appended: false, actual };
    for (const event of events) this.put(stream, event);
    return { appended: true, revision: actual + events.length };
  }

  private put(stream: StreamName, { id: _, commandId, ...event }: NewEvent): void {
    const indexes = this.streams.get(stream) ?? [];
    const index = this.all.length;
    const revision = indexes.length;
    this.all.push({ ...event, index, revision, stream, prev: indexes.at(-1) ?? -1 });
    this.streams.set(stream, [...indexes, index]);
    if (this.latest === undefined || event.recordedAt > this.latest) this.latest = event.recordedAt;
    const receipts = this.commands.get(commandId) ?? [];
    const own = receipts.find(receipt => receipt.stream === stream);
    const receipt = { stream, first: own?.first ?? revision, last: revision };
    this.commands.set(
      commandId,
      own ? receipts.with(receipts.indexOf(own), receipt) : [...receipts, receipt],
    );
  }

  async receipt(stream: StreamName, commandId: string): Promise<Receipt | undefined> {
    const receipts = this.commands.get(commandId) ?? [];
    return receipts.find(receipt => receipt.stream === stream) ?? receipts[0];
  }

  async locate(stream: StreamName, revision: Revision): Promise<Index | undefined> {
    return this.streams.get(stream)?.[revision];
  }

  async head(): Promise<Head> {
    const recordedAt = this.latest;
    return { index: this.all.length - 1, ...(recordedAt === undefined ? {} : { recordedAt }) };
  }

  async indexAt(instant: Instant): Promise<Index> {
    const later = this.all.findIndex(({ recordedAt }) => recordedAt > instant);
    return later === -1 ? this.all.length - 1 : later - 1;
  }

  async scan(after: Index, limit: number): Promise<readonly StoredEvent[]> {
    return this.all.slice(after + 1, after + 1 + limit);
  }

  async *follow(after: Index, signal: AbortSignal): AsyncIterable<readonly StoredEvent[]> {
    for (let seen = after; !signal.aborted; await oneTurn()) {
      const batch = await this.scan(seen, 1_000);
      if (batch.length > 0) yield batch;
      seen += batch.length;
    }
  }
}
