import { type Clock, StoreUnavailable } from '#event-sourcing';
import { msOf, type StreamName } from '#kernel';
import { type EventStoreDbObserver, nobody } from './observer.js';
import type { Timings } from './options.js';

/** Appends under way at once: more would wait for one another at the server. */
export const underWayMax = 64;

/** Where appends wait: those of one stream for one another, all of them for a place. More than fits is turned away. */
export class WaitingRoom {
  private readonly tails = new Map<StreamName, Promise<unknown>>();
  private readonly queue: (() => void)[] = [];
  private underWay = 0;
  private waiting = 0;
  private bytes = 0;
  private readonly idle: (() => void)[] = [];

  constructor(
    private readonly limits: Pick<Timings, 'waitingMax' | 'waitingBytesMax' | 'waitingMs'>,
    private readonly clock: Clock,
    private readonly observer: EventStoreDbObserver = nobody,
  ) {}

  /** @throws StoreUnavailable when too much is waiting already, or its turn comes too late; `work` is not begun then */
  async enter<T>(stream: StreamName, bytes: number, work: () => Promise<T>): Promise<T> {
    if (this.waiting >= this.limits.waitingMax || this.bytes + bytes > this.limits.waitingBytesMax)
      throw this.turnedAway();
    this.waiting += 1;
    this.bytes += bytes;
    try {
      return await this.inTurn(stream, this.notTooLate(work));
    } finally {
      this.waiting -= 1;
      this.bytes -= bytes;
      if (this.waiting === 0) for (const told of this.idle.splice(0)) told();
    }
  }

  /** Resolves when nothing waits. */
  empty(): Promise<void> {
    return this.waiting === 0 ? Promise.resolve() : new Promise(resolve => this.idle.push(resolve));
  }

  private turnedAway(): StoreUnavailable {
    this.observer.count('append-turned-away');
    return new StoreUnavailable(`the event store is overloaded: ${this.waiting} appends are waiting`);
  }

  private notTooLate<T>(work: () => Promise<T>): () => Promise<T> {
    const until = msOf(this.clock.now()) + this.limits.waitingMs;
    return () => {
      if (msOf(this.clock.now()) > until) throw this.turnedAway();
      return work();
    };
  }

  private async inTurn<T>(stream: StreamName, work: () => Promise<T>): Promise<T> {
    const turn = (this.tails.get(stream) ?? Promise.resolve()).then(() => this.inPlace(work));
    const tail = turn.catch(() => undefined);
    this.tails.set(stream, tail);
    try {
      return await turn;
    } finally {
      if (this.tails.get(stream) === tail) this.tails.delete(stream);
    }
  }

  private async inPlace<T>(work: () => Promise<T>): Promise<T> {
    if (this.underWay >= underWayMax) await new Promise<void>(resolve => this.queue.push(resolve));
    else this.underWay += 1;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.underWay -= 1;
    }
  }
}
