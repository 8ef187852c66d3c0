import type {
  Accepted,
  CommandSpec,
  EventStore,
  Foreseen,
  Index,
  Invocation,
  Outcome,
  SealedTexts,
  TurnedAway,
} from '#event-sourcing';
import type { Problem } from '../problems/problem-document.js';

/** Decides and records commands. */
export interface DecisionRunner {
  /** @param texts what goes into the events sealed */
  run<Data>(
    spec: CommandSpec<Data>,
    data: Data,
    invocation: Invocation,
    texts?: SealedTexts,
  ): Promise<Outcome>;
  /** What `run` would come to now. Records nothing. */
  foresee<Data>(spec: CommandSpec<Data>, data: Data, invocation: Invocation): Promise<Foreseen | TurnedAway>;
}
export const DECISION_RUNNER = Symbol('DecisionRunner');

/** Where things stand in the log. */
export type Log = Pick<EventStore, 'locate' | 'head' | 'scan'>;
export const LOG = Symbol('Log');

/** A process that an accepted command began. */
export interface ProcessLink {
  readonly id: string;
  readonly href: string;
}

/** How far a process is. `refused` carries why. */
export interface ProcessState {
  readonly process: ProcessLink;
  readonly outcome: 'settled' | 'pending' | 'refused';
  /** Index of the event that ended it. */
  readonly endedAt?: Index;
  readonly refusal?: Pick<Problem, 'code' | 'numbers' | 'holders'>;
}

/** Knows which outcomes begin a process, and can wait for its end. */
export interface ProcessTracker {
  /** The process that an outcome began, and how far it is; undefined when it began none. Also asked for replays. */
  of(accepted: Accepted): Promise<ProcessState | undefined>;
  /** As `of`, once the process has ended or `signal` has aborted. @throws ViewNotReady when that cannot be told */
  ended(process: ProcessLink, signal: AbortSignal): Promise<ProcessState>;
}
export const PROCESS_TRACKER = Symbol('ProcessTracker');

/** Somebody was refused authority: kept by `denials-<client>-<day>`. */
export interface Denial {
  readonly code: string;
  readonly command: string;
  readonly clientId: string;
  readonly personId?: string;
  readonly unitId?: string;
  readonly path: string;
  readonly correlationId: string;
}

export interface Denials {
  /** Never delays and never fails the answer: what it cannot keep it logs. */
  record(denial: Denial): void;
}
export const DENIALS = Symbol('Denials');
