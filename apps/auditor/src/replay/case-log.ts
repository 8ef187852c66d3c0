import type { Head, Index, StoredEvent } from '#event-sourcing';
import { type Instant, msOf } from '#kernel';
import type { LogPlaces } from '#views';

/** The events of a case, asked as a log is. It ends at what the case knew; an instant is its last event by then. */
export class CaseLog implements LogPlaces {
  private readonly byIndex: ReadonlyMap<Index, StoredEvent>;

  constructor(
    private readonly events: readonly StoredEvent[],
    private readonly known: Index,
  ) {
    this.byIndex = new Map(events.map(event => [event.index, event]));
  }

  at(index: Index): StoredEvent | undefined {
    return this.byIndex.get(index);
  }

  count(to: Index): number {
    return this.events.filter(({ index }) => index <= to).length;
  }

  scan(after: Index, limit: number): Promise<readonly StoredEvent[]> {
    const first = this.events.findIndex(({ index }) => index > after);
    return Promise.resolve(first < 0 ? [] : this.events.slice(first, first + limit));
  }

  head(): Promise<Head> {
    return Promise.resolve({ index: this.known });
  }

  indexAt(instant: Instant): Promise<Index> {
    const later = this.events.findIndex(({ recordedAt }) => msOf(recordedAt) > msOf(instant));
    const last = this.events.at(later < 0 ? -1 : later - 1);
    return Promise.resolve(later === 0 || !last ? -1 : last.index);
  }

  locate(stream: string, revision: number): Promise<Index | undefined> {
    return Promise.resolve(this.events.find(e => e.stream === stream && e.revision === revision)?.index);
  }
}
