import type { EventStore, Index } from '#event-sourcing';
import type { Built, ReadStore } from '#views';
import { ledgerViews } from '../ledger-views.js';
import type { WatchedRedis } from './watched-redis.js';

interface Looked {
  readonly readStore: Pick<ReadStore, 'catalogue'>;
  readonly log: Pick<EventStore, 'head'>;
  readonly redis: WatchedRedis;
}

/** Views in building, told apart by whether the present can be asked of them meanwhile. */
export interface ViewsStanding {
  /** No copy answers: every question about them is turned away. Undefined when there are none. */
  readonly missing: string | undefined;
  /** A live copy answers, and another is built beside it. */
  readonly beside: string | undefined;
}

/** @throws Error that names Redis and since when, or what the read store throws */
export const viewsStanding = async ({ readStore, log, redis }: Looked): Promise<ViewsStanding> => {
  const copies = await readStore.catalogue().catch((fault: unknown) => {
    throw redis.unreachableSince === undefined ? fault : new RedisUnreachable(redis.unreachableSince);
  });
  const to = await log.head().then(
    ({ index }) => index,
    () => undefined,
  );
  const building = copies.filter(({ state }) => state === 'building');
  const isLive = (view: Pick<Built, 'name' | 'version'>) =>
    copies.some(
      ({ name, version, state }) => state === 'live' && name === view.name && version === view.version,
    );
  const missing = ledgerViews.filter(view => !isLive(view)).map(({ name }) => name);
  const beside = building.map(({ name }) => name).filter(name => !missing.includes(name));
  const said = (names: readonly string[]) =>
    names
      .map(name =>
        sentence(
          name,
          building.find(copy => copy.name === name),
          to,
        ),
      )
      .join('; ') || undefined;
  return { missing: said(missing), beside: said(beside) };
};

const sentence = (name: string, copy: Built | undefined, to: Index | undefined): string => {
  const done = (copy?.checkpoint.position ?? -1) + 1;
  const percent = to === undefined || to < 0 ? 0 : Math.min(99, Math.floor((100 * done) / (to + 1)));
  return `rebuilding ${name}, ${percent} %`;
};

/** Its name is what `/health/ready` says of it. */
class RedisUnreachable extends Error {
  constructor(since: string) {
    super('Redis does not answer');
    this.name = `Redis unreachable since ${since}`;
  }
}
