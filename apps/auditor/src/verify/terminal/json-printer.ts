import { type Finding, isNote } from '../findings/finding.js';
import type { Judged, Out, Printer, Standing } from './printer.js';

/** For programs: one JSON object a line, told apart by `kind`. */
export class JsonPrinter implements Printer {
  constructor(private readonly out: Out) {}

  part(step: string): void {
    this.line({ kind: 'step', step });
  }

  progress({ done, total, rate, secondsLeft }: Standing): void {
    this.line({ kind: 'progress', done, total, rate: Math.round(rate), secondsLeft: Math.ceil(secondsLeft) });
  }

  finding(finding: Finding): void {
    this.line({ kind: isNote(finding) ? 'note' : 'finding', ...finding });
  }

  verdict({ found, ...sums }: Judged): void {
    const { findings, notes } = found;
    this.line({ kind: 'verdict', sound: findings === 0, findings, notes, ...sums });
  }

  failure(reason: string): void {
    this.line({ kind: 'failure', reason });
  }

  private line(value: object): void {
    this.out.print(JSON.stringify(value));
  }
}
