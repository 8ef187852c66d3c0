import type { Out, Printer, Standing, Told } from './printer.js';

/** For programs: one JSON object a line, told apart by `kind`. */
export class JsonPrinter implements Printer {
  constructor(private readonly out: Out) {}

  part(step: string): void {
    this.line({ kind: 'step', step });
  }

  progress({ done, total, rate, secondsLeft }: Standing): void {
    this.line({ kind: 'progress', done, total, rate: Math.round(rate), secondsLeft: Math.ceil(secondsLeft) });
  }

  say({ kind, answer }: Told): void {
    this.line({ kind, ...answer });
  }

  remark(told: Told): void {
    this.say(told);
  }

  private line(value: object): void {
    this.out.print(JSON.stringify(value));
  }
}
