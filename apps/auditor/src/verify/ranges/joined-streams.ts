import { instantOf } from '#kernel';
import type { Report } from '../findings/finding.js';
import type { StreamSpans } from './stream-spans.js';

/** Numbers in a row that grows: 8 bytes each, where a list of objects takes a hundred. */
class Column {
  private values = new Float64Array(1024);
  at(slot: number): number {
    return this.values[slot]!;
  }
  set(slot: number, value: number): void {
    if (slot >= this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[slot] = value;
  }
}

/**
 * Streams over all ranges so far, joined in the order of the log: for each where it ends, in 32 bytes and its key.
 */
export class JoinedStreams {
  private readonly slots = new Map<string | number, number>();
  private readonly index = new Column();
  private readonly revision = new Column();
  private readonly ms = new Column();
  private readonly asOf = new Column();

  constructor(private readonly report: Report) {}

  get count(): number {
    return this.slots.size;
  }

  join(spans: StreamSpans): void {
    for (const [n, key] of spans.keys.entries()) {
      const known = this.slots.get(key);
      const slot = known ?? this.slots.size;
      if (known === undefined) this.slots.set(key, slot);
      this.follow(spans, n, known);
      this.index.set(slot, spans.lastIndex[n]!);
      this.revision.set(slot, spans.lastRevision[n]!);
      this.ms.set(slot, spans.lastMs[n]!);
      const asOf = spans.lastAsOf[n]!;
      if (asOf >= 0 || known === undefined) this.asOf.set(slot, asOf);
    }
  }

  /** Last index of a stream as of the place that `HeadsPublished` speaks of; -1 when it had none. */
  lastAsOf(key: string | number): number {
    const slot = this.slots.get(key);
    return slot === undefined ? -1 : this.asOf.at(slot);
  }

  private follow(spans: StreamSpans, n: number, slot: number | undefined): void {
    const prev = spans.firstPrev[n]!;
    const revision = spans.firstRevision[n]!;
    const end =
      slot === undefined
        ? { index: -1, revision: -1, ms: -Infinity }
        : { index: this.index.at(slot), revision: this.revision.at(slot), ms: this.ms.at(slot) };
    const index = spans.firstIndex[n]!;
    const ms = spans.firstMs[n]!;
    if (prev === end.index && revision === end.revision + 1 && !(ms < end.ms)) return;
    const recordedAt = Number.isFinite(ms) ? instantOf(ms) : undefined;
    const place = { index, stream: spans.names[n]!, revision, ...(recordedAt ? { recordedAt } : {}) };
    if (prev !== end.index)
      this.report({ ...place, code: 'stream.prev', expected: `${end.index}`, actual: `${prev}` });
    if (revision !== end.revision + 1)
      this.report({
        ...place,
        code: 'stream.revision',
        expected: `${end.revision + 1}`,
        actual: `${revision}`,
      });
    if (ms < end.ms)
      this.report({
        ...place,
        code: 'stream.time',
        expected: `≥ ${instantOf(end.ms)}`,
        actual: instantOf(ms),
      });
  }
}
