/** What an operator may want to count. Appends are counted once however often they are sent. */
export const eventStoreDbCounts = [
  'append',
  'append-conflict',
  /** One more try after an outcome that was not known. */
  'append-resent',
  /** Given up after ten seconds: it may have happened. */
  'append-unknown',
  /** Success told of an earlier write: what stands was read back and compared. */
  'append-read-back',
  /** A read made once more because the first was cut off. */
  'read-again',
  /** Turned away because too much was waiting. */
  'append-turned-away',
  'call-timed-out',
  'client-replaced',
  'subscription-dropped',
  /** Caught up again after a drop. */
  'reconnected',
  'index-events',
  'log-halted',
] as const;
export type EventStoreDbCount = (typeof eventStoreDbCounts)[number];

/** Receives counts and durations; hand in what feeds the metrics. Must not throw. */
export interface EventStoreDbObserver {
  count(what: EventStoreDbCount, by?: number): void;
  /** A call begins. @returns what is called at its end, whatever it came to */
  began?(call: 'append' | 'read'): () => void;
}

export const nobody: EventStoreDbObserver = { count: () => undefined };
