import type { Scheduler } from '../ambient.js';
import { type EventStore, type Index, type StoredEvent, StoreUnavailable } from '../log/event-store.js';
import { BackOff } from '../back-off.js';

interface Followed {
  readonly store: Pick<EventStore, 'follow'>;
  readonly scheduler: Scheduler;
}

/** `follow` of the port, through outages: when the log answers again, the reading goes on where it stood. */
export async function* followThrough(
  { store, scheduler }: Followed,
  after: Index,
  signal: AbortSignal,
  needless: readonly string[],
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  const backOff = new BackOff(scheduler);
  for (let seen = after; !signal.aborted;) {
    try {
      for await (const batch of store.follow(seen, signal, needless)) {
        seen = batch.at(-1)!.index;
        backOff.reset();
        yield batch;
      }
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault;
      await backOff.wait(signal);
    }
  }
}
