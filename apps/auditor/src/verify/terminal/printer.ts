import type { Finding } from '../findings/finding.js';
import type { FoundSum } from '../findings/found.js';

/** How far the work is. Rates are events a second. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  readonly rate: number;
  readonly secondsLeft: number;
}

/** What a verification comes to; programs are told every other member too. */
export interface Judged {
  readonly found: FoundSum;
}

/** Where words go. */
export interface Printer {
  /** A part of the work begins, which is counted for itself. */
  part(name: string, text: string): void;
  progress(standing: Standing): void;
  finding(finding: Finding): void;
  /** @param summary what was checked, in one line for people */
  verdict(verdict: Judged, summary: string): void;
  failure(reason: string): void;
}

/** What is written to: standard output and error, or a test's lists. */
export interface Out {
  readonly isTerminal: boolean;
  print(line: string): void;
  /** Progress and failures, apart from the answer. */
  remark(text: string): void;
}
