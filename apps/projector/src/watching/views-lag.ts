import type { Clock, EventStore } from '#event-sourcing';
import { msOf } from '#kernel';
import type { Built, ReadStore } from '#views';
import { ledgerViews } from '../ledger-views.js';

interface Looked {
  readonly readStore: Pick<ReadStore, 'catalogue'>;
  readonly log: Pick<EventStore, 'head' | 'scan'>;
  readonly clock: Clock;
}

/** The slowest live copy: how many events it has not seen, and how long ago the oldest of them was recorded. */
export interface Behind {
  readonly view: string;
  readonly events: number;
  readonly ms: number;
}

/** How far live views are behind the log. In seconds, since that is how old the answers are: a burst is many events. */
export class ViewsLag {
  private late = false;
  private looking: Promise<Behind | undefined> | undefined;

  /** @param maxMs how far behind they may be */
  constructor(
    private readonly looked: Looked,
    private readonly maxMs: number,
  ) {}

  /** Undefined when they have seen everything. Whoever asks at the same time is answered from one look. */
  now(): Promise<Behind | undefined> {
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async look(): Promise<Behind | undefined> {
    const { readStore, log, clock } = this.looked;
    const slowest = slowestOf(await readStore.catalogue());
    if (!slowest) return undefined;
    const { position } = slowest.checkpoint;
    // Asked after the copies were: what is recorded meanwhile is no lag, and what they saw is in the log.
    const { index } = await log.head();
    const [oldest] = position < index ? await log.scan(position, 1) : [];
    if (!oldest) return undefined;
    const ms = Math.max(0, msOf(clock.now()) - msOf(oldest.recordedAt));
    return { view: slowest.name, events: index - position, ms };
  }

  /** In a few words. */
  async said(): Promise<string | undefined> {
    const behind = await this.now();
    return behind && sentence(behind);
  }

  /** Said beyond the limit, and from then on until they have caught up to half of it. */
  async tooMuch(): Promise<string | undefined> {
    const behind = await this.now();
    this.late = behind !== undefined && behind.ms > (this.late ? this.maxMs / 2 : this.maxMs);
    return this.late ? `behind: ${sentence(behind!)}` : undefined;
  }
}

const slowestOf = (copies: readonly Built[]): Built | undefined =>
  copies
    .filter(({ state }) => state === 'live')
    .filter(copy => ledgerViews.some(({ name, version }) => name === copy.name && version === copy.version))
    .reduce<Built | undefined>(
      (slowest, copy) =>
        slowest && slowest.checkpoint.position <= copy.checkpoint.position ? slowest : copy,
      undefined,
    );

const sentence = ({ view, events, ms }: Behind): string =>
  `${events} ${events === 1 ? 'event' : 'events'}, ${(ms / 1_000).toFixed(1)} s (${view})`;
