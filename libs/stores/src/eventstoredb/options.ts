import type { Clock, Random, Scheduler } from '#event-sourcing';
import type { EventStoreDbObserver } from './observer.js';

/** Milliseconds, and how much may wait. What is not given is as in `timingsByDefault`. */
export interface Timings {
  /**
   * The first try of an append; each further one is given twice as long. The client's own deadline does not hold on its
   * shared batch stream.
   */
  readonly appendMs: number;
  /** A read that brings nothing for so long is given up. */
  readonly readMs: number;
  /** How long an append whose outcome is not known is sent again. */
  readonly resendMs: number;
  /** How long a question waits for the index to reach what this process was told is written. */
  readonly indexMs: number;
  /** A subscription that is not caught up and brings nothing for so long is made anew. */
  readonly quietMs: number;
  /** How long a server that came back may show less than this process has indexed, before history counts as lost. */
  readonly lackMs: number;
  /** First and longest pause before another try; each is drawn from the upper half of its length. */
  readonly pauseMs: number;
  readonly pauseMaxMs: number;
  /** Appends, and bytes of their bodies, that may wait; the next one is turned away at once. */
  readonly waitingMax: number;
  /** One that waited so long for its turn is turned away as well: what it rests on is too old to be sent. */
  readonly waitingMs: number;
  readonly waitingBytesMax: number;
}

export const timingsByDefault: Timings = {
  appendMs: 2_000,
  readMs: 5_000,
  resendMs: 10_000,
  indexMs: 5_000,
  quietMs: 5_000,
  lackMs: 60_000,
  pauseMs: 50,
  pauseMaxMs: 2_000,
  waitingMax: 2_048,
  waitingMs: 5_000,
  waitingBytesMax: 64 * 1_048_576,
};

export interface EventStoreDbOptions {
  /** The index of this process: a SQLite file that may be deleted whenever nobody has it open. */
  readonly indexPath: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: Random;
  /** Put before every stream's name on the server, so that several ledgers may share one. Default: nothing. */
  readonly namespace?: string;
  readonly timings?: Partial<Timings>;
  readonly observer?: EventStoreDbObserver;
  /** Called once when the log is found to be damaged. Until the process ends everything is refused. */
  readonly onHalted?: (error: Error) => void;
}
