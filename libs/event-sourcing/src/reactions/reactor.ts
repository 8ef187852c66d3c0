import { instantOf, msOf } from '#kernel';
import type { Clock, Scheduler } from '../ambient.js';
import type { Codec } from '../log/codec.js';
import type { LedgerEvent } from '../log/envelope.js';
import type { EventStore, Index } from '../log/event-store.js';
import type { DecisionRunner } from '../runner/decision-runner.js';
import type { Outcome } from '../runner/outcome.js';
import type { Bookmarks } from './bookmarks.js';
import { invocationFrom, type Reaction } from './reaction.js';

export interface ReactorParts {
  readonly store: Pick<EventStore, 'follow'>;
  readonly codec: Pick<Codec, 'decode' | 'types'>;
  readonly runner: Pick<DecisionRunner, 'run'>;
  readonly bookmarks: Bookmarks;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly reactions: readonly Reaction[];
  /** Told of every command that could not be brought to an outcome yet, or was refused. */
  readonly onTrouble: (reaction: Reaction, event: LedgerEvent, what: Outcome | Error) => void;
}

const bookmark = 'reactions';
const bookmarkEveryMs = 1_000;
const retryFirstMs = 50;
const retryMostMs = 5_000;

/** Follows the log and carries processes on: from each event, the commands its reactions make of it. */
export class Reactor {
  private readonly byType = new Map<string, Reaction[]>();
  /** Known types without a reaction; what is not known comes to be decoded, and stops the reactor. */
  private readonly needless: ReadonlySet<string>;
  /** What an event still owes a reaction, one entry for each of the two: the bookmark never passes it. */
  private readonly owed = new Set<{ readonly index: Index }>();
  private readonly later = new Set<Promise<void>>();
  /** Aborted by a bug in a reaction that was due later: nobody awaits it, but it ends the reactor like any other. */
  private readonly broken = new AbortController();
  private savedAt = instantOf(0);

  constructor(private readonly parts: ReactorParts) {
    for (const reaction of parts.reactions)
      this.byType.set(reaction.on, [...(this.byType.get(reaction.on) ?? []), reaction]);
    const types = parts.codec.types.map(({ type }) => type);
    this.needless = new Set(types.filter(type => !this.byType.has(type)));
  }

  /** Runs until `stopping` aborts. @throws UnknownEvent when the log holds what this version does not know. */
  async run(stopping: AbortSignal): Promise<void> {
    const signal = AbortSignal.any([stopping, this.broken.signal]);
    const from = await this.parts.bookmarks.load(bookmark);
    let seen = from;
    for await (const batch of this.parts.store.follow(from, signal, [...this.needless])) {
      const needed = batch.filter(({ type }) => !this.needless.has(type));
      const events = needed.map(stored => this.parts.codec.decode(stored));
      await Promise.all(events.map(event => this.react(event, signal)));
      seen = batch.at(-1)!.index;
      await this.save(seen);
    }
    await Promise.all(this.later);
    await this.parts.bookmarks.save(bookmark, this.reached(seen));
    this.broken.signal.throwIfAborted();
  }

  private async react(event: LedgerEvent, signal: AbortSignal): Promise<void> {
    const reactions = this.byType.get(event.type) ?? [];
    await Promise.all(reactions.map(reaction => this.due(reaction, event, signal)));
  }

  private async due(reaction: Reaction, event: LedgerEvent, signal: AbortSignal): Promise<void> {
    const debt = { index: event.index };
    this.owed.add(debt);
    const carriedOut = async (): Promise<void> => {
      if (await this.carryOut(reaction, event, signal)) this.owed.delete(debt);
    };
    const waitMs = msOf(event.recordedAt) + reaction.afterMs - msOf(this.parts.clock.now());
    if (reaction.afterMs === 0 || waitMs <= 0) return carriedOut();
    const done = this.parts.scheduler
      .wait(waitMs, signal)
      .then(carriedOut)
      .catch((error: unknown) => this.broken.abort(error))
      .finally(() => this.later.delete(done));
    this.later.add(done);
  }

  /** True when every command that follows came to an outcome. */
  private async carryOut(reaction: Reaction, event: LedgerEvent, signal: AbortSignal): Promise<boolean> {
    const settled = await Promise.all(
      reaction
        .consequences(event)
        .map(({ spec, data }, n) =>
          this.untilSettled(
            () => this.parts.runner.run(spec, data, invocationFrom(reaction, event, n, data)),
            reaction,
            event,
            signal,
          ),
        ),
    );
    return settled.every(Boolean);
  }

  /** True once there is an outcome; false when the reactor is stopped first. An outage is waited out. */
  private async untilSettled(
    command: () => Promise<Outcome>,
    reaction: Reaction,
    event: LedgerEvent,
    signal: AbortSignal,
  ): Promise<boolean> {
    for (let waitMs = retryFirstMs; !signal.aborted; waitMs = Math.min(waitMs * 2, retryMostMs)) {
      const outcome = await command().catch((error: unknown) => error as Error);
      if (!(outcome instanceof Error) && outcome.kind === 'accepted') return true;
      this.parts.onTrouble(reaction, event, outcome);
      if (!(outcome instanceof Error) && isFinal(outcome)) return true;
      await this.parts.scheduler.wait(waitMs, signal);
    }
    return false;
  }

  private async save(seen: Index): Promise<void> {
    const now = this.parts.clock.now();
    if (msOf(now) - msOf(this.savedAt) < bookmarkEveryMs) return;
    this.savedAt = now;
    await this.parts.bookmarks.save(bookmark, this.reached(seen));
  }

  private reached(seen: Index): Index {
    return Math.min(seen, ...[...this.owed].map(({ index }) => index - 1));
  }
}

/** Only these may turn out otherwise when tried again; everything else stands, and shows as an unfinished process. */
const passing = new Set([
  'command.lost-race',
  'ledger.overloaded',
  'ledger.shutting-down',
  'ledger.clock-off',
  'ledger.halted',
]);
const isFinal = (outcome: Outcome): boolean => outcome.kind !== 'turned-away' || !passing.has(outcome.code);
