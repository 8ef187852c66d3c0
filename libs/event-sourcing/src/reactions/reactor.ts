import { instantOf, msOf } from '#kernel';
import type { Index } from '../log/event-store.js';
import { followThrough } from './follow-through.js';
import { type CommonReading, Lane } from './lane.js';
import type { ReactorParts, StuckReaction } from './reactor-parts.js';

/** Places are files, one for each reaction. What was done since is found again by its receipts. */
const saveEveryMs = 5_000;

/**
 * Follows the log and carries processes on: from each event, the commands its reactions make of it. The log is read
 * once for all reactions; one that fails is left to itself and the others go on.
 */
export class Reactor {
  private lanes: readonly Lane[] = [];
  /** Known types without a reaction; what is not known comes to be decoded, and stops the reactor. */
  private readonly needless: ReadonlySet<string>;
  /** Aborted by a fault of the reactor itself that nobody awaits. */
  private readonly broken = new AbortController();
  private savedAt = instantOf(0);

  constructor(private readonly parts: ReactorParts) {
    const wanted = new Set(parts.reactions.map(({ on }) => on));
    const types = parts.codec.types.map(({ type }) => type);
    this.needless = new Set(types.filter(type => !wanted.has(type)));
  }

  /** Reactions that have failed again and again, and are being tried on. */
  get stuck(): readonly StuckReaction[] {
    return this.lanes.flatMap(lane => lane.stuck);
  }

  /** By reaction: everything up to this index is done. */
  get places(): ReadonlyMap<string, Index> {
    return new Map(this.lanes.map(({ name, place }) => [name, place]));
  }

  /** Runs until `stopping` aborts. @throws UnknownEvent when the log holds what this version does not know. */
  async run(stopping: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stopping, this.broken.signal]);
    const reading = { seen: -1, signal, onFault: (fault: unknown) => this.broken.abort(fault) };
    this.lanes = this.parts.reactions.map(reaction => new Lane(reaction, this.parts, reading));
    reading.seen = Math.max(-1, ...(await Promise.all(this.lanes.map(lane => lane.load()))));
    for (const lane of this.lanes) lane.begin();
    try {
      await this.follow(reading);
    } catch (fault) {
      this.broken.abort(fault);
    }
    await Promise.all(this.lanes.map(lane => lane.ended()));
    await this.save();
    this.broken.signal.throwIfAborted();
  }

  private async follow(reading: CommonReading & { seen: Index }): Promise<void> {
    const needless = [...this.needless];
    for await (const batch of followThrough(this.parts, reading.seen, reading.signal, needless)) {
      const needed = batch.filter(({ type }) => !this.needless.has(type));
      const events = needed.map(stored => this.parts.codec.decode(stored));
      reading.seen = batch.at(-1)!.index;
      await Promise.all(this.lanes.map(lane => lane.take(events)));
      await this.saveNowAndThen();
    }
  }

  private async saveNowAndThen(): Promise<void> {
    const now = this.parts.clock.now();
    if (msOf(now) - msOf(this.savedAt) < saveEveryMs) return;
    this.savedAt = now;
    await this.save();
  }

  private async save(): Promise<void> {
    const kept = await Promise.allSettled(this.lanes.map(lane => lane.save()));
    for (const save of kept) if (save.status === 'rejected') this.parts.onUnsaved?.(save.reason as Error);
  }
}
