import type { StreamName } from '#kernel';
import type { Fold } from '../gates/gates.js';
import { LatelyUsed } from '../lately-used.js';
import type { Codec } from './codec.js';
import { type EventStore, noStream, type Revision } from './event-store.js';

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
    const before: FoldedStream<State> = kept.get(stream) ?? { state: fold.initial, revision: noStream };
    const now = await this.forward(stream, fold, before);
    kept.set(stream, now);
    return now;
  }

  private async forward<State>(stream: StreamName, fold: Fold<State>, from: FoldedStream<State>) {
    let { state, revision } = from;
    for (;;) {
      const slice = await this.store.read(stream, revision + 1, pageSize);
      for (const stored of slice.events) {
        const event = this.codec.decode(stored);
        state = fold.evolve[event.type]?.(state, event as never) ?? state;
        revision = event.revision;
      }
      if (revision >= slice.revision) return { state, revision };
    }
  }

  private keptFor(fold: Fold<any>) {
    const kept = this.kept.get(fold) ?? new LatelyUsed<StreamName, FoldedStream<any>>(streamsKept);
    this.kept.set(fold, kept);
    return kept;
  }
}
