import { msOf } from '#kernel';
import type { Report } from '../findings/finding.js';

/** An event's place in its stream, as the log says it. */
export interface StreamPlace {
  readonly index: number;
  readonly prev: number;
  readonly revision: number;
  readonly recordedAt: string;
}

/** Where each stream of a range begins and ends in it. One place in each list for each stream. */
export interface StreamSpans<Key extends string | number = string | number> {
  readonly keys: Key[];
  readonly names: string[];
  readonly firstIndex: number[];
  readonly firstPrev: number[];
  readonly firstRevision: number[];
  readonly firstMs: number[];
  readonly lastIndex: number[];
  readonly lastRevision: number[];
  readonly lastMs: number[];
  /** Last index at or before the place that the last `HeadsPublished` speaks of; -1 when there is none. */
  readonly lastAsOf: number[];
}

/** Where a stream ends so far. A few fields and no row: thousands of bodies would be kept alive by them. */
interface Span extends Ends {
  readonly name: string;
  readonly first: StreamPlace;
  asOf: number;
}

interface Ends {
  index: number;
  revision: number;
  recordedAt: string;
}

const differs = (
  report: Report,
  code: 'stream.prev' | 'stream.revision' | 'stream.time',
  at: StreamPlace & { readonly stream: string },
  expected: string | number,
  actual: string | number,
): void => {
  const { index, stream, revision, recordedAt } = at;
  report({ code, index, stream, revision, recordedAt, expected: `${expected}`, actual: `${actual}` });
};

/**
 * Follows every stream through a range: revisions without a gap, `prev` leading to the event before, `recordedAt` never
 * going back. What comes before the range is joined to it later, in the order of the ranges.
 */
export class SpanBuilder<Key extends string | number> {
  private readonly spans = new Map<Key, Span>();

  constructor(
    private readonly report: Report,
    private readonly asOf: number,
  ) {}

  add(key: Key, name: string, { index, prev, revision, recordedAt }: StreamPlace): void {
    const span = this.spans.get(key);
    const asOf = index <= this.asOf ? index : -1;
    if (!span) {
      const first = { index, prev, revision, recordedAt };
      this.spans.set(key, { name, first, index, revision, recordedAt, asOf });
      return;
    }
    if (prev !== span.index || revision !== span.revision + 1 || recordedAt < span.recordedAt)
      this.reportBreak(span, { index, prev, revision, recordedAt });
    span.index = index;
    span.revision = revision;
    span.recordedAt = recordedAt;
    if (asOf >= 0) span.asOf = asOf;
  }

  private reportBreak(last: Span, place: StreamPlace): void {
    const at = { ...place, stream: last.name };
    if (place.prev !== last.index) differs(this.report, 'stream.prev', at, last.index, place.prev);
    if (place.revision !== last.revision + 1)
      differs(this.report, 'stream.revision', at, last.revision + 1, place.revision);
    if (place.recordedAt < last.recordedAt)
      differs(this.report, 'stream.time', at, `≥ ${last.recordedAt}`, place.recordedAt);
  }

  build(): StreamSpans<Key> {
    const all = [...this.spans.values()];
    return {
      keys: [...this.spans.keys()],
      names: all.map(({ name }) => name),
      firstIndex: all.map(({ first }) => first.index),
      firstPrev: all.map(({ first }) => first.prev),
      firstRevision: all.map(({ first }) => first.revision),
      firstMs: all.map(({ first }) => msOf(first.recordedAt)),
      lastIndex: all.map(({ index }) => index),
      lastRevision: all.map(({ revision }) => revision),
      lastMs: all.map(({ recordedAt }) => msOf(recordedAt)),
      lastAsOf: all.map(({ asOf }) => asOf),
    };
  }
}
