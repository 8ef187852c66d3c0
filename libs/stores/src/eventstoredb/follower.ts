import { BackOff } from './back-off.js';
import type { FollowerParts } from './follower-parts.js';
import { Gathering } from './gathering.js';
import { LogHalted } from './log-halted.js';
import { mustStandOnServer } from './standing-index.js';
import { together } from './together.js';
import { AllSubscription } from './wire/all-subscription.js';
import type { ReadAnswer } from './wire/read-answer.js';

/** Times 32 events that the server has looked at. */
const checkpointEvery = 32;
/** Events in one transaction of the index, at most: the larger, the fewer pages are written for each event. */
const batchEvents = 2_048;
/** So few are written as they come. */
const thinEvents = 4;
/** How long more are waited for when many come and nobody asks for them; and when the index is made. */
const liveMs = 24;
const catchingUpMs = 48;

/**
 * Follows `$all` into the index, for ever: from the last place that is in the index, never from a checkpoint that runs
 * ahead of it. Subscriptions never reconnect by themselves, and a server that stops may end one without an error: every
 * end is a drop, and a new one is made after a pause.
 */
export class Follower {
  private readonly backOff: BackOff;
  private readonly stop = new AbortController();
  private subscription: AllSubscription | undefined;
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
    this.subscription?.end(new Error('made anew'));
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
    await mustStandOnServer(index.last(), this.parts, this.stop.signal);
    tide.follow((await reads.end())?.commit ?? 0n);
    const { client } = await connection.use();
    if (this.stop.signal.aborted) return;
    // Signs run ahead of what has arrived: they say that the server is looking, and nothing else.
    const subscription = new AllSubscription(client, {
      after: index.watermark,
      regex: names.filter,
      checkpointEvery,
    });
    this.subscription = subscription;
    const watched = new AbortController();
    try {
      void this.watch(subscription, watched.signal);
      await subscription.run(this.gatherer(subscription));
    } finally {
      watched.abort('over');
      this.subscription = undefined;
    }
  }

  /** What takes the answers of a subscription into the index. */
  private gatherer(subscription: AllSubscription): (answer: ReadAnswer) => void {
    const { names, tide, scheduler } = this.parts;
    const gathering = new Gathering(names);
    let atEnd = false;
    const keep = () => {
      this.keep(gathering);
      if (atEnd && !gathering.torn) tide.high();
    };
    const enough = (ms: number) =>
      tide.isLive ? tide.isAwaited || gathering.size < thinEvents || ms >= liveMs : ms >= catchingUpMs;
    const soon = together(scheduler, enough, () => {
      // What an ended subscription had brought comes again with the next one.
      if (this.subscription === subscription) keep();
    });
    soon.failed.catch((error: Error) => subscription.end(error));
    return answer => {
      this.heard += 1;
      if (answer.kind === 'event') gathering.take(answer.event);
      if (answer.kind === 'caught-up') {
        atEnd = true;
        this.backOff.reset();
      }
      if (answer.kind === 'caught-up' || gathering.size >= batchEvents) keep();
      else if (answer.kind === 'event') soon.ask();
    };
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
  private async watch(subscription: AllSubscription, signal: AbortSignal): Promise<void> {
    const { scheduler, timings, tide } = this.parts;
    for (let seen = -1; !signal.aborted; await scheduler.wait(timings.quietMs, signal)) {
      if (tide.state === 'live') continue;
      if (seen === this.heard) subscription.end(new Error(`nothing came for ${timings.quietMs} ms`));
      seen = this.heard;
    }
  }
}
