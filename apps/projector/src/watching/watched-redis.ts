import type { Clock } from '#event-sourcing';
import type { Instant } from '#kernel';
import { EngineFigures } from '#platform';
import { redisCounts } from '#stores/counts';
import type { RedisCount, RedisObserver } from '#stores/redis';

/** Counts what happens between this process and its Redis, and knows since when it does not answer. */
export class WatchedRedis implements RedisObserver {
  readonly figures = new EngineFigures('redis', redisCounts);
  /** The first call without an answer after the last that had one. */
  unreachableSince: Instant | undefined;

  constructor(private readonly clock: Clock) {}

  count(what: RedisCount): void {
    this.figures.count(what);
  }

  began(call: string): (answered: boolean) => void {
    const ended = this.figures.began(call);
    return answered => {
      ended();
      if (answered) {
        this.unreachableSince = undefined;
        return;
      }
      this.figures.count('call-failed');
      this.unreachableSince ??= this.clock.now();
    };
  }
}
