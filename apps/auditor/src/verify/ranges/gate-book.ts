import type { Envelope } from '#event-sourcing';
import { gateAgeMaxMs } from '#event-sourcing';
import { instantOf, msOf } from '#kernel';
import type { SqliteAudit, StreamMark } from '#stores/sqlite';
import { type CheckedEvent, placeOf } from '../events/event-place.js';
import type { Report } from '../findings/finding.js';

/** From these on nothing new may begin behind a gate: whoever read the gate before has ten seconds. */
export const closingStarts = ['UnitDissolutionStarted', 'LineClosingStarted', 'PeriodClosingStarted'];
/** Behind these nothing may stand that read the gate before its closing began, however soon it was decided. */
export const closingEnds = ['UnitDissolved', 'LineClosed', 'PeriodClosed'];

interface Closing extends StreamMark {
  /** Index of the event that ended it, if one did. */
  readonly end: number | undefined;
}

/** Until when what was read of a gate holds; undefined where it closed at no instant, which is found there. */
const lastUseOf = ({ recordedAt }: Closing): string | undefined => {
  const closed = msOf(recordedAt);
  return Number.isNaN(closed) ? undefined : instantOf(closed + gateAgeMaxMs);
};

/** Streams and places remembered; gates are few, and each is read by very many events. */
const rememberedMax = 20_000;

/**
 * Looks up what events say they read of other streams. Lists of gates that are one and the same object are looked up
 * once: what was there before one event, and was never closed, was there before every later one.
 */
export class GateBook {
  /** Of lists without a closing behind any gate: the place behind which nothing can be wrong with them. */
  private readonly settled = new WeakMap<Envelope['gates'], number>();
  private readonly places = new Map<string, number | undefined>();
  private readonly closings = new Map<string, readonly Closing[]>();

  constructor(
    private readonly audit: Pick<SqliteAudit, 'place' | 'marks'>,
    private readonly report: Report,
  ) {}

  check(event: CheckedEvent): void {
    const { gates } = event.envelope;
    if (gates.length === 0 || event.row.index > this.settledAt(gates)) return;
    for (const gate of gates) {
      this.checkStamp(event, gate);
      this.checkClosing(event, gate);
    }
  }

  private settledAt(gates: Envelope['gates']): number {
    let at = this.settled.get(gates);
    if (at === undefined)
      this.settled.set(gates, (at = Math.max(...gates.map(gate => this.lastPlaceOf(gate)))));
    return at;
  }

  private lastPlaceOf({ stream, revision }: Envelope['gates'][number]): number {
    if (this.closingsOf(stream).length > 0) return Infinity;
    return revision < 0 ? -1 : (this.placeOf(stream, revision) ?? Infinity);
  }

  private checkStamp({ row, envelope }: CheckedEvent, { stream, revision }: Envelope['gates'][number]): void {
    if (revision < 0) return;
    const index = this.placeOf(stream, revision);
    if (index !== undefined && index < row.index) return;
    const what = `${stream} @ ${revision}`;
    const place = placeOf(row, envelope);
    if (index === undefined) this.report({ ...place, code: 'gate.missing', what });
    else this.report({ ...place, code: 'gate.later', what, expected: `< ${row.index}`, actual: `${index}` });
  }

  /** A decision may rest on what a gate said at most ten seconds ago; a process carries its first step's gates on. */
  private checkClosing(
    { row, envelope }: CheckedEvent,
    { stream, revision }: Envelope['gates'][number],
  ): void {
    for (const closing of this.closingsOf(stream)) {
      if (closing.revision <= revision || closing.index >= row.index) continue;
      const until = lastUseOf(closing);
      const isLate = until !== undefined && row.recordedAt > until;
      // An append in doubt may have come to stand long after it was decided.
      const isBehind = closing.end !== undefined && closing.end < row.index;
      if (!isLate && !isBehind) continue;
      this.report({
        ...placeOf(row, envelope),
        code: envelope.issuedBy === undefined ? 'gate.straggler' : 'note.late-step',
        what: `${stream} @ ${closing.revision} (${closing.index})`,
        ...(isLate
          ? { expected: `≤ ${until}`, actual: row.recordedAt }
          : { expected: `< ${closing.end}`, actual: `${row.index}` }),
      });
    }
  }

  private placeOf(stream: string, revision: number): number | undefined {
    const key = `${revision} ${stream}`;
    if (!this.places.has(key)) this.remember(this.places, key, this.audit.place(stream, revision));
    return this.places.get(key);
  }

  private closingsOf(stream: string): readonly Closing[] {
    const known = this.closings.get(stream);
    if (known) return known;
    const starts = this.audit.marks(stream, closingStarts);
    const ends = starts.length === 0 ? [] : this.audit.marks(stream, closingEnds);
    const found = starts.map(start => ({
      ...start,
      end: ends.find(({ index }) => index > start.index)?.index,
    }));
    this.remember(this.closings, stream, found);
    return found;
  }

  private remember<Value>(book: Map<string, Value>, key: string, value: Value): void {
    if (book.size >= rememberedMax) book.clear();
    book.set(key, value);
  }
}
