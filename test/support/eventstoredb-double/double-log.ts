/** One record of the double's log. */
export interface DoubleRecord {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export type Proposed = Pick<DoubleRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
/** A revision, -1n for a stream that must not exist, or no matter. */
export type Expected = bigint | 'any';

export type DoubleOutcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: bigint }
  | { readonly kind: 'wrong'; readonly current: bigint }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' };

const appendBytesMax = 1_048_576;
const overheadBytes = 200n;
const tombstoned = 2n ** 63n - 1n;

/**
 * What the server keeps, in memory. Positions begin past 2^53, as in a log of many years, so that whoever takes them
 * for numbers is found out.
 */
export class DoubleLog {
  readonly all: DoubleRecord[] = [];
  private readonly streams = new Map<string, DoubleRecord[]>();
  private readonly deleted = new Set<string>();
  private next = 2n ** 53n + 1n;
  private readonly told = new Set<() => void>();

  constructor() {
    this.write('$stats-127.0.0.1', 'any', [system('$statsCollected')]);
    this.write('$$$stats-127.0.0.1', 'any', [system('$metadata')]);
  }

  /** The server compares ids only, and only at the revision they were first written at. */
  write(stream: string, expected: Expected, events: readonly Proposed[]): DoubleOutcome {
    if (this.deleted.has(stream)) return { kind: 'deleted' };
    if (events.reduce((sum, { data }) => sum + data.length, 0) > appendBytesMax) return { kind: 'too-large' };
    const records = this.of(stream);
    const current = BigInt(records.length) - 1n;
    if (expected !== 'any' && expected !== current) return this.repeated(records, expected, events);
    const written = events.map((event, n) => this.put(stream, current + 1n + BigInt(n), event));
    for (const tell of [...this.told]) tell();
    return {
      kind: 'written',
      revision: current + BigInt(events.length),
      position: written.at(-1)?.position ?? 0n,
    };
  }

  tombstone(stream: string): bigint {
    this.deleted.add(stream);
    const { position } = this.put(stream, tombstoned, system('$streamDeleted', 'application/octet-stream'));
    for (const tell of [...this.told]) tell();
    return position;
  }

  isDeleted(stream: string): boolean {
    return this.deleted.has(stream);
  }

  of(stream: string): readonly DoubleRecord[] {
    return this.streams.get(stream) ?? [];
  }

  /** Told after every write, before the writer is. @returns how to stop */
  onWrite(tell: () => void): () => void {
    this.told.add(tell);
    return () => this.told.delete(tell);
  }

  /** Replaces what was recorded: no server does it, and whoever follows must find out. */
  tamper(at: number, data: Uint8Array): void {
    const { stream, revision } = this.all[at]!;
    const changed = { ...this.all[at]!, data };
    this.all[at] = changed;
    this.records(stream)[Number(revision)] = changed;
  }

  /** Loses one record of `$all`. */
  lose(at: number): void {
    this.all.splice(at, 1);
  }

  /** Forgets the newest records, as a server does that was put back to an earlier copy of its data. */
  cutTo(records: number): void {
    this.hide(this.all.length - records);
  }

  /**
   * Hides the newest records for a while, as a server does that was started again. Nothing may be written meanwhile.
   * @returns how to show them
   */
  hide(records: number): () => void {
    const hidden = this.all.splice(-records);
    for (const { stream } of hidden) this.records(stream).pop();
    return () => {
      for (const record of hidden) this.records(record.stream).push(record);
      this.all.push(...hidden);
    };
  }

  private repeated(
    records: readonly DoubleRecord[],
    expected: bigint,
    events: readonly Proposed[],
  ): DoubleOutcome {
    const from = Number(expected) + 1;
    const there = records.slice(from, from + events.length);
    const isSame = there.length === events.length && events.every(({ id }, n) => there[n]!.id === id);
    if (!isSame) return { kind: 'wrong', current: BigInt(records.length) - 1n };
    return {
      kind: 'written',
      revision: expected + BigInt(events.length),
      position: there.at(-1)?.position ?? 0n,
    };
  }

  private put(stream: string, revision: bigint, event: Proposed): DoubleRecord {
    const record = { ...event, stream, revision, position: this.next };
    this.next += BigInt(event.data.length) + overheadBytes;
    this.all.push(record);
    this.records(stream).push(record);
    return record;
  }

  private records(stream: string): DoubleRecord[] {
    const records = this.streams.get(stream) ?? [];
    this.streams.set(stream, records);
    return records;
  }
}

const system = (type: string, contentType = 'application/json'): Proposed => ({
  id: '00000000-0000-4000-8000-000000000000',
  type,
  contentType,
  data: Buffer.from(contentType === 'application/json' ? '{}' : ''),
  metadata: Buffer.alloc(0),
});
