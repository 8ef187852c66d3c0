import { EventStoreDBClient } from '@eventstore/db-client';
import type { Scheduler } from '#event-sourcing';
import type { EventStoreDbObserver } from './observer.js';
import { madeOf } from './server-url.js';
import { surviving } from './surviving.js';
import { timed } from './timed.js';
import { BatchAppends } from './wire/batch-appends.js';

/** How long the streams of a client that is let go may take to end. */
const partingMs = 1_000;

export interface Use {
  readonly client: EventStoreDBClient;
  readonly appends: BatchAppends;
  /** Which client it is; hand it back to `replace`. */
  readonly generation: number;
}

/**
 * The one client of this process, for all that it asks of the server. A new one is made when every stream of the one
 * before has ended.
 */
export class Connection {
  private client: EventStoreDBClient;
  private appends: BatchAppends;
  private generation = 0;
  private parting: Promise<void> | undefined;
  private closed = false;
  private readonly leavers = new Set<() => void>();

  constructor(
    private readonly url: string,
    private readonly scheduler: Scheduler,
    private readonly observer: EventStoreDbObserver,
  ) {
    this.client = connect(url);
    this.appends = new BatchAppends(this.client);
  }

  /** @throws Error once it is closed: a client that was let go of would connect again */
  async use(): Promise<Use> {
    while (this.parting) await this.parting;
    if (this.closed) throw new Error('the connection to the event store is closed');
    return { client: this.client, appends: this.appends, generation: this.generation };
  }

  /** Lets go of a client that gives no answers. Whoever uses it is told by `onLeave` first. */
  replace(generation: number): void {
    if (generation !== this.generation || this.parting) return;
    this.observer.count('client-replaced');
    this.parting = this.part().finally(() => {
      this.client = connect(this.url);
      this.appends = new BatchAppends(this.client);
      this.generation += 1;
      this.parting = undefined;
    });
  }

  /** Whether a client is still the one in use. */
  isCurrent(generation: number): boolean {
    return generation === this.generation && !this.parting;
  }

  /** @returns how to no longer be told */
  onLeave(told: () => void): () => void {
    this.leavers.add(told);
    return () => this.leavers.delete(told);
  }

  async close(): Promise<void> {
    while (this.parting) await this.parting;
    this.closed = true;
    this.generation += 1;
    await this.part();
  }

  private async part(): Promise<void> {
    for (const told of [...this.leavers]) told();
    await timed(this.scheduler, partingMs, this.client.dispose()).catch(() => undefined);
    await timed(this.scheduler, partingMs, closeChannel(this.client)).catch(() => undefined);
  }
}

/** @throws TypeError when the URL is none of EventStoreDB's */
const connect = (url: string): EventStoreDBClient =>
  surviving(madeOf(url, whole => EventStoreDBClient.connectionString(whole)));

/** `dispose` ends the streams and leaves the connection open, which would keep the process alive. */
const closeChannel = async (client: EventStoreDBClient): Promise<void> => {
  const { getChannel } = client as unknown as { getChannel(): Promise<{ close(): void }> };
  (await getChannel()).close();
};
