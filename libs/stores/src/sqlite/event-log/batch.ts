import type { Appended, Conflict, Index, NewEvent, Revision } from '#event-sourcing';
import type { NonEmpty, StreamName } from '#kernel';

/** One append on its way to the writer. */
export interface AppendRequest {
  readonly stream: StreamName;
  readonly expected: Revision;
  readonly events: NonEmpty<NewEvent>;
}

/** Where the events of an append stand. */
export interface Written extends Appended {
  readonly first: Index;
  /** Index of the event before them in their stream, or -1. */
  readonly prev: Index;
}

export type Outcome = Written | Conflict;

/**
 * Appends as one flat list: for each its stream, expected revision and number of events, then type, command, instant
 * and body of every event. Flat, because copying objects between threads costs more than writing their rows. An
 * event's id stands in its body and nowhere else.
 */
export type Batch = readonly (string | number)[];

export const packed = (requests: readonly AppendRequest[]): Batch => {
  const flat: (string | number)[] = [];
  for (const { stream, expected, events } of requests) {
    flat.push(stream, expected, events.length);
    for (const event of events) flat.push(event.type, event.commandId, event.recordedAt, event.body);
  }
  return flat;
};

/** Reads a batch from front to back; every call takes the next item. */
export class BatchCursor {
  private at = 0;
  constructor(private readonly batch: Batch) {}
  get more(): boolean {
    return this.at < this.batch.length;
  }
  text(): string {
    return this.batch[this.at++] as string;
  }
  number(): number {
    return this.batch[this.at++] as number;
  }
  skip(items: number): void {
    this.at += items;
  }
}

/** Outcomes as one flat list, four numbers each: 1, the new revision, `first` and `prev`; or 0 and the actual one. */
export const packedOutcome = (into: number[], outcome: Outcome): void => {
  if (outcome.appended) into.push(1, outcome.revision, outcome.first, outcome.prev);
  else into.push(0, outcome.actual, -1, -1);
};

export const outcomeAt = (flat: readonly number[], n: number): Outcome => {
  const [appended, revision, first, prev] = flat.slice(4 * n, 4 * n + 4) as [number, Revision, Index, Index];
  return appended === 1 ? { appended: true, revision, first, prev } : { appended: false, actual: revision };
};
