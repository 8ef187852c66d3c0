/** How far the work is. Rates are events a second; infinite seconds are left while nothing moves. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  readonly rate: number;
  readonly secondsLeft: number;
}

/** One thing that is said: its members for programs, its text for people. */
export interface Told {
  readonly kind: string;
  readonly answer: object;
  readonly text: string;
}

/** Where words go. */
export interface Printer {
  /** A part of the work begins, which is counted for itself. */
  part(name: string, text: string): void;
  progress(standing: Standing): void;
  /** A part of the answer. */
  say(told: Told): void;
  /** Something beside the answer: a failure, or what to know. */
  remark(told: Told): void;
}

/** What is written to: standard output and error, or a test's lists. */
export interface Out {
  readonly isTerminal: boolean;
  print(line: string): void;
  /** Progress and failures, apart from the answer. */
  remark(text: string): void;
}
