/** An event as it stands in the log. */
export interface StandingEvent {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** The unit that acted. */
  readonly unitId: string;
}

export interface DeclareErrorData {
  readonly index: number;
  readonly eventId: string;
  /** What stands at that index, if it is the event that is meant. */
  readonly found?: StandingEvent;
}

export interface DeclaredError {
  readonly declared: boolean;
}
