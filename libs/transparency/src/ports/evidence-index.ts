/** What the index keeps of an event. */
export interface IndexedEvent {
  readonly id: string;
  readonly index: number;
  readonly stream: string;
  readonly revision: number;
  /** Index of the previous event of the same stream, or -1. */
  readonly prev: number;
}

/** How far the index is, and the root of the log there: an index made from another history is never taken for ours. */
export interface IndexMark {
  readonly size: number;
  /** Lowercase hex. */
  readonly root: string;
}

/**
 * Finds events by their ids and the last event of every stream. Disposable: a pure function of the log, made again
 * whenever it is missing, damaged, or of another history. One thread writes it; any may read.
 */
export interface EvidenceIndex {
  /** Undefined for an empty index. */
  mark(): IndexMark | undefined;
  /**
   * Takes the next events in, all or nothing.
   * @returns the first that does not continue its stream (nothing was taken in then), else undefined
   */
  advance(events: readonly IndexedEvent[], to: IndexMark): IndexedEvent | undefined;
  clear(): void;
  /** Where an event of this id may be: nearly always one place; the leaf there says whether it is the one. */
  placesOf(id: string): readonly number[];
  /** Every stream and the index of its last event as of the mark, sorted by the bytes of the stream's name. */
  streams(): Iterable<readonly [stream: string, lastIndex: number]>;
}
