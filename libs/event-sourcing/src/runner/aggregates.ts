import type { StreamName } from '#kernel';
import { LatelyUsed } from '../lately-used.js';
import type { Codec } from '../log/codec.js';
import type { EventStore } from '../log/event-store.js';
import { type Aggregate, type AnyDecider, emptyAggregate, evolved } from './aggregate.js';

const pageSize = 1_000;

/** Aggregates as the log has them. What is remembered may be behind: an append at the exact revision finds that out. */
export class Aggregates {
  /** States between commands. */
  private readonly cache = new LatelyUsed<StreamName, Aggregate>(20_000);

  constructor(
    private readonly store: Pick<EventStore, 'read'>,
    private readonly codec: Codec,
  ) {}

  /** As last seen by this process; undefined when it was not. */
  recalled(stream: StreamName): Aggregate | undefined {
    return this.cache.get(stream);
  }

  /** As it is in the log now. */
  async refresh(stream: StreamName, decider: AnyDecider): Promise<Aggregate> {
    let aggregate = this.cache.get(stream) ?? emptyAggregate(decider);
    for (;;) {
      const slice = await this.store.read(stream, aggregate.revision + 1, pageSize);
      for (const stored of slice.events) aggregate = evolved(decider, aggregate, this.codec.decode(stored));
      if (aggregate.revision >= slice.revision) break;
    }
    if (aggregate.revision >= 0) this.cache.set(stream, aggregate);
    return aggregate;
  }

  remember(stream: StreamName, aggregate: Aggregate): void {
    this.cache.set(stream, aggregate);
  }

  forget(stream: StreamName): void {
    this.cache.delete(stream);
  }
}
