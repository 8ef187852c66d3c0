import { streamNameFilter, type AllStreamSubscription } from '@eventstore/db-client';
import { StoreUnavailable } from '#event-sourcing';
import { BackOff } from './back-off.js';
import type { FollowerParts } from './follower-parts.js';
import { Gathering } from './gathering.js';
import { LogHalted } from './log-halted.js';
import { mustStandOnServer } from './standing-index.js';
import { together } from './together.js';

/** Times 32 events that the server has looked at. */
const checkpointEvery = 32;
/** Events in one transaction of the index. */
const batchEvents = 256;

/**
 * Follows `$all` into the index, for ever: from the last place that is in the index, never from a checkpoint that runs
 * ahead of it. Subscriptions never reconnect by themselves, and a server that stops may end one without an error: every
 * end is a drop, and a new one is made after a pause.
 */
export class Follower {
  private readonly backOff: BackOff;
  private readonly stop = new AbortController();
  private subscription: AllStreamSubscription | undefined;
  private ended: Promise<void> | undefined;
  private heard = 0;

  constructor(private readonly parts: FollowerParts) {
    this.backOff = new BackOff(parts.scheduler, parts.random, parts.timings);
  }

  start(): void {
    this.ended = this.run();
  }

  /** Makes a subscription anew that may have died without a word. */
  renew(): void {
    this.subscription?.destroy(new Error('made anew'));
  }

  async close(): Promise<void> {
    this.stop.abort('closed');
    this.renew();
    await this.ended;
  }

  private async run(): Promise<void> {
    const { connection, observer, tide } = this.parts;
    const forget = connection.onLeave(() => this.renew());
    while (!this.stop.signal.aborted) {
      try {
        await this.once();
      } catch (error) {
        if (error instanceof LogHalted) {
          observer.count('log-halted');
          tide.halt(error);
          break;
        }
        tide.dropped(error);
      }
      if (this.stop.signal.aborted) break;
      observer.count('subscription-dropped');
      await this.backOff.pause(this.stop.signal);
    }
    forget();
  }

  private async once(): Promise<void> {
    const { connection, reads, index, names, tide } = this.parts;
    await mustStandOnServer(index.last(), reads, names);
    tide.follow((await reads.end())?.commit ?? 0n);
    const { client } = await connection.use();
    if (this.stop.signal.aborted) return;
    this.subscription = client.subscribeToAll({
      fromPosition: index.watermark ?? 'start',
      // Checkpoints run ahead of what has arrived: they say that the server is looking, and nothing else.
      filter: streamNameFilter({
        regex: names.filter,
        checkpointInterval: checkpointEvery,
        checkpointReached: () => void (this.heard += 1),
      }),
      requiresLeader: true,
    });
    const watched = new AbortController();
    try {
      void this.watch(this.subscription, watched.signal);
      await this.consume(this.subscription);
    } finally {
      watched.abort('over');
      this.leave(this.subscription);
    }
    throw new StoreUnavailable('the server ended the subscription');
  }

  private async consume(subscription: AllStreamSubscription): Promise<void> {
    const { names, tide } = this.parts;
    const gathering = new Gathering(names);
    let atEnd = false;
    // An event may have left the buffer and not have arrived here: it does within this turn of the event loop.
    const settle = () => {
      if (atEnd && subscription.readableLength === 0 && gathering.size === 0 && !gathering.torn) tide.high();
    };
    subscription.on('caughtUp', () => {
      atEnd = true;
      this.backOff.reset();
      setImmediate(settle);
    });
    const keep = () => {
      this.keep(gathering);
      settle();
    };
    const soon = together(this.parts.scheduler, () => {
      // What an ended subscription had brought comes again with the next one.
      if (this.subscription === subscription) keep();
    });
    soon.failed.catch((error: Error) => subscription.destroy(error));
    for await (const { event } of subscription) {
      this.heard += 1;
      if (event) gathering.take(event);
      if (gathering.size >= batchEvents) keep();
      else if (subscription.readableLength === 0) soon.ask();
    }
  }

  private keep(gathering: Gathering): void {
    const { index, observer, tide } = this.parts;
    const gathered = gathering.taken();
    if (!gathered) return;
    index.write(gathered.appends, gathered.to);
    observer.count('index-events', gathered.events);
    tide.reach(gathered.to.commit, gathered.events);
  }

  /** One that is not caught up and says nothing is dead, whatever the connection says. */
  private async watch(subscription: AllStreamSubscription, signal: AbortSignal): Promise<void> {
    const { scheduler, timings, tide } = this.parts;
    for (let seen = -1; !signal.aborted; await scheduler.wait(timings.quietMs, signal)) {
      if (tide.state === 'live') continue;
      if (seen === this.heard) subscription.destroy(new Error(`nothing came for ${timings.quietMs} ms`));
      seen = this.heard;
    }
  }

  /** Whoever leaves a subscription by `break` keeps its call open; its late error would kill who does not listen. */
  private leave(subscription: AllStreamSubscription): void {
    subscription.on('error', () => undefined);
    void subscription.unsubscribe().catch(() => undefined);
    subscription.destroy();
    this.subscription = undefined;
  }
}
