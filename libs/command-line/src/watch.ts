/** What goes on, for whoever waits. */
export interface Watch {
  /** Breaks the work off. */
  readonly signal: AbortSignal;
  begin(total: number): void;
  /** Events that were checked since the last call. */
  progress(events: number): void;
}
