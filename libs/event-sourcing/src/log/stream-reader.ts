import type { StreamName } from '#kernel';
import type { Fold } from '../gates/gates.js';
import { LatelyUsed } from '../lately-used.js';
import type { Codec } from './codec.js';
import { type EventStore, noStream, type Revision, type StoredEvent } from './event-store.js';

export interface FoldedStream<State> {
  readonly state: State;
  readonly revision: Revision;
}

const pageSize = 1_000;
const streamsKept = 20_000;

/**
 * Folds of gate streams, kept between decisions and read forward each time: what stands in the log when a decision is
 * made is seen, and a long stream is not folded twice.
 */
export class StreamReader {
  private readonly kept = new Map<Fold<any>, LatelyUsed<StreamName, FoldedStream<any>>>();

  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    private readonly codec: Codec,
  ) {}

  async folded<State>(stream: StreamName, fold: Fold<State>): Promise<FoldedStream<State>> {
    const kept = this.keptFor(fold);
    let now: FoldedStream<State> = kept.get(stream) ?? { state: fold.initial, revision: noStream };
    for (;;) {
      const { events, revision } = await this.store.read(stream, now.revision + 1, pageSize);
      // Nearly always there is nothing new, and what is kept stands.
      if (events.length > 0) kept.set(stream, (now = this.with(events, fold, now)));
      if (now.revision >= revision) return now;
    }
  }

  private with<State>(events: readonly StoredEvent[], fold: Fold<State>, before: FoldedStream<State>) {
    let { state, revision } = before;
    for (const stored of events) {
      const event = this.codec.decode(stored);
      state = fold.evolve[event.type]?.(state, event as never) ?? state;
      revision = event.revision;
    }
    return { state, revision };
  }

  private keptFor(fold: Fold<any>) {
    const kept = this.kept.get(fold) ?? new LatelyUsed<StreamName, FoldedStream<any>>(streamsKept);
    this.kept.set(fold, kept);
    return kept;
  }
}
