import type { Index, StoredEvent } from '#event-sourcing';
import type { Holds, LogReader, Replayed } from '#views';

/** Where a replay reads from: a whole log, or the part of one that a case holds. */
export interface ReplaySource {
  readonly log: Pick<LogReader, 'scan'>;
  /** The last index of the replay, of an index or an instant; undefined: as far as there is. @throws UnknownClock */
  last(to: string | undefined): Promise<Index>;
  /** How many events there are up to an index. */
  count(to: Index): number;
  readonly part?: Part;
  close(): Promise<void>;
}

/** A part of a log. */
export interface Part {
  /** Undefined for an event that it does not hold. */
  readonly at: (index: Index) => StoredEvent | undefined;
  /** Sums of its postings by account, as it says them itself. */
  readonly figures: readonly Figure[];
  /** Index up to which figures count. */
  readonly known: Index;
}

export interface Figure {
  readonly account: string;
  readonly commodity: string;
  readonly net: string;
}

/** Events of the part that a copy could apply: what it parked has no rows. */
export const heldBy = (part: Part, ...copies: readonly Pick<Replayed['checkpoint'], 'parked'>[]): Holds => {
  const parkedFrom = new Map<string, Index>();
  for (const { stream, index } of copies.flatMap(({ parked }) => parked))
    parkedFrom.set(stream, Math.min(index, parkedFrom.get(stream) ?? index));
  return index => {
    const event = part.at(index);
    return event !== undefined && !(parkedFrom.get(event.stream)! <= index);
  };
};
