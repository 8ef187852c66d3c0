import type { Clock } from '#event-sourcing';
import { type Configuration, EngineFigures } from '#platform';
import { eventStoreDbCounts } from '#stores/counts';
import { WatchedRedis } from './watched-redis.js';

/** What this process observes of the servers it works with, from before there is anybody to ask for it. */
export class Watched {
  readonly eventStoreDb = new EngineFigures('eventstoredb', eventStoreDbCounts);
  readonly redis: WatchedRedis;

  constructor(
    private readonly configuration: Configuration,
    clock: Clock,
  ) {
    this.redis = new WatchedRedis(clock);
  }

  /** Figures of the engines that the configuration names. */
  get engines(): readonly EngineFigures[] {
    const { events, views } = this.configuration;
    return [
      ...(events.engine === 'sqlite' ? [] : [this.eventStoreDb]),
      ...(views.engine === 'redis' ? [this.redis.figures] : []),
    ];
  }
}
