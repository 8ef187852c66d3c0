import type { Finding } from '../findings/finding.js';
import type { Verdict } from '../verify-ledger.js';

/** How far the work is. Rates are events a second. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  readonly rate: number;
  readonly secondsLeft: number;
}

/** Where words go. */
export interface Printer {
  /** A part of the work begins, which is counted for itself. */
  part(name: string, text: string): void;
  progress(standing: Standing): void;
  finding(finding: Finding): void;
  verdict(verdict: Verdict): void;
  failure(reason: string): void;
}

/** What is written to: standard output and error, or a test's lists. */
export interface Out {
  readonly isTerminal: boolean;
  print(line: string): void;
  /** Progress and failures, apart from the answer. */
  remark(text: string): void;
}
