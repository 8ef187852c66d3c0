import { msOf } from '#kernel';
import type { LedgerEvent } from '../log/envelope.js';
import type { Index } from '../log/event-store.js';
import { CarryingOut } from './carrying-out.js';
import { delayMs } from './drained.js';
import { followThrough } from './follow-through.js';
import { isWithoutConsequence, type Reaction } from './reaction.js';
import type { ReactorParts, StuckReaction } from './reactor-parts.js';

/** What the lanes of one reactor share. */
export interface CommonReading {
  /** Index of the last event that was handed to the lanes. */
  readonly seen: Index;
  readonly signal: AbortSignal;
  /** Told of a fault of the reactor itself, which ends it. */
  readonly onFault: (fault: unknown) => void;
}

/**
 * One reaction's way along the log, with a bookmark of its own. It goes with the common reading until it fails at an
 * event; then it falls behind, tries until it succeeds, reads on by itself, and goes with the others again once it is
 * level with them.
 */
export class Lane {
  private readonly owed = new Set<CarryingOut>();
  private readonly later = new Set<Promise<unknown>>();
  private fellBehind: () => void = () => undefined;
  private behind = false;
  private seen: Index = -1;
  private saved: Index = -1;
  /** Every known type but its own; what is not known is the common reading's to find. */
  private readonly needless: readonly string[];

  constructor(
    private readonly reaction: Reaction,
    private readonly parts: ReactorParts,
    private readonly common: CommonReading,
  ) {
    const types = parts.codec.types.map(({ type }) => type);
    this.needless = types.filter(type => type !== reaction.on);
  }

  get name(): string {
    return this.reaction.name;
  }

  /** Everything up to here is done. */
  get place(): Index {
    return Math.min(this.seen, ...[...this.owed].map(({ event }) => event.index - 1));
  }

  get stuck(): readonly StuckReaction[] {
    return [...this.owed].flatMap(({ stuck }) => stuck ?? []);
  }

  async load(): Promise<Index> {
    this.seen = await this.parts.bookmarks.load(this.bookmark);
    this.saved = this.seen;
    return this.seen;
  }

  async save(): Promise<void> {
    const { place } = this;
    if (place === this.saved) return;
    await this.parts.bookmarks.save(this.bookmark, place);
    this.saved = place;
  }

  /** Where it stands behind the others from the start, it catches up by itself. */
  begin(): void {
    if (this.seen < this.common.seen) this.leave(Promise.resolve());
  }

  /** Resolves when it has done what the common reading came to, or has fallen behind. */
  async take(events: readonly LedgerEvent[]): Promise<void> {
    if (this.behind) return;
    const { seen } = this.common;
    const owing = this.owing(events);
    if (owing.length === 0) return this.passOver(seen);
    const failure = new Promise<'failure'>(resolve => (this.fellBehind = () => resolve('failure')));
    const work = this.carryOut(owing, seen);
    if ((await Promise.race([work, failure])) === 'failure') this.leave(work);
  }

  /** Resolves when nothing goes on any more. */
  async ended(): Promise<void> {
    while (this.later.size > 0) await Promise.all(this.later);
  }

  private get bookmark(): string {
    return `reaction.${this.name.replace('/', '.')}`;
  }

  private leave(work: Promise<unknown>): void {
    this.behind = true;
    this.inBackground(work.then(() => this.catchUp()));
  }

  private async catchUp(): Promise<void> {
    const { signal } = this.common;
    if (this.isLevel()) return;
    for await (const batch of followThrough(this.parts, this.seen, signal, this.needless)) {
      const own = batch.filter(({ type }) => type === this.reaction.on);
      const events = own.map(event => this.parts.codec.decode(event));
      await this.carryOut(this.owing(events), batch.at(-1)!.index);
      if (this.isLevel()) return;
    }
  }

  /** Asked and answered in one go: between the two no batch may pass by unseen. */
  private isLevel(): boolean {
    this.behind = this.seen < this.common.seen;
    return !this.behind;
  }

  /** Those that something follows from. Most do not concern it, and are over before anything is awaited. */
  private owing(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
    const own = events.filter(({ type, index }) => type === this.reaction.on && index > this.seen);
    return own.filter(event => !isWithoutConsequence(this.reaction, event));
  }

  private async carryOut(owing: readonly LedgerEvent[], to: Index): Promise<void> {
    const work = owing.map(event => this.due(event));
    this.passOver(to);
    await Promise.all(work);
  }

  private passOver(to: Index): void {
    this.seen = Math.max(this.seen, to);
  }

  private async due(event: LedgerEvent): Promise<void> {
    const debt = new CarryingOut(this.reaction, event, this.parts, () => this.fellBehind());
    this.owed.add(debt);
    const pay = async (): Promise<void> => {
      if (await debt.done(this.common.signal)) this.owed.delete(debt);
    };
    const afterMs = delayMs(this.reaction.delay, this.parts.store);
    const waitMs = msOf(event.recordedAt) + afterMs - msOf(this.parts.clock.now());
    if (afterMs === 0 || waitMs <= 0) return pay();
    this.inBackground(this.parts.scheduler.wait(waitMs, this.common.signal).then(pay));
  }

  private inBackground(work: Promise<unknown>): void {
    const ended = work.catch(this.common.onFault).finally(() => this.later.delete(ended));
    this.later.add(ended);
  }
}
