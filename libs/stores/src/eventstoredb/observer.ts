/** What an operator may want to count. Appends are counted once however often they are sent. */
export type EventStoreDbCount =
  | 'append'
  | 'append-conflict'
  /** One more try after an outcome that was not known. */
  | 'append-resent'
  /** Given up after ten seconds: it may have happened. */
  | 'append-unknown'
  /** Success told of an earlier write: what stands was read back and compared. */
  | 'append-read-back'
  /** Turned away because too much was waiting. */
  | 'append-turned-away'
  | 'call-timed-out'
  | 'client-replaced'
  | 'subscription-dropped'
  | 'index-events'
  | 'log-halted';

/** Receives counts; hand in what feeds the metrics. Must not throw. */
export interface EventStoreDbObserver {
  count(what: EventStoreDbCount, by?: number): void;
}

export const nobody: EventStoreDbObserver = { count: () => undefined };
