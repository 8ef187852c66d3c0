import type { Clock, Scheduler } from '../ambient.js';
import type { Codec } from '../log/codec.js';
import type { LedgerEvent } from '../log/envelope.js';
import type { EventStore, Index } from '../log/event-store.js';
import type { DecisionRunner } from '../runner/decision-runner.js';
import type { Outcome } from '../runner/outcome.js';
import type { Bookmarks } from './bookmarks.js';
import type { Reaction } from './reaction.js';

export interface ReactorParts {
  readonly store: Pick<EventStore, 'follow' | 'doubtMs'>;
  readonly codec: Pick<Codec, 'decode' | 'types'>;
  readonly runner: Pick<DecisionRunner, 'run'>;
  readonly bookmarks: Bookmarks;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly reactions: readonly Reaction[];
  /** Told of every command that could not be brought to an outcome yet, or was refused, and of every bug met. */
  readonly onTrouble: (reaction: Reaction, event: LedgerEvent, what: Outcome | Error) => void;
  /** Told of a place that could not be kept: it is tried again with the next, and lost it costs a second reading. */
  readonly onUnsaved?: (fault: Error) => void;
}

/** A reaction that has failed at an event again and again: it stays before it until a try succeeds. */
export interface StuckReaction {
  readonly reaction: string;
  readonly index: Index;
  readonly tries: number;
  readonly reason: string;
}
