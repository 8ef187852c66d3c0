import type { Clock } from '#event-sourcing';
import { Malformed } from '#evidence';
import { KeyFileProblem } from '#stores/files';
import { CopyFailed, LogFileProblem } from '#stores/sqlite';
import { NotUnderstood } from './arguments.js';
import { CouldNotRead } from './could-not-read.js';
import { BrokenOff, NotDone } from './not-done.js';
import { JsonPrinter } from './terminal/json-printer.js';
import { LinePrinter } from './terminal/line-printer.js';
import type { Out, Printer } from './terminal/printer.js';
import { Progress } from './terminal/progress.js';

export const exit = { done: 0, refused: 1, notUnderstood: 2, couldNot: 3 } as const;

export const standardOut: Out = {
  isTerminal: process.stderr.isTTY === true,
  print: line => void process.stdout.write(`${line}\n`),
  remark: text => void process.stderr.write(text),
};

/** What a command says, to people or to programs. */
export class Telling {
  private readonly printer: Printer;

  constructor(
    private readonly out: Out,
    json: boolean,
  ) {
    this.printer = json ? new JsonPrinter(out) : new LinePrinter(out);
  }

  /** A part of the work begins. */
  step(step: string, text: string): void {
    this.printer.part(step, text);
  }

  watch(clock: Clock, signal: AbortSignal): Progress {
    return new Progress(this.printer, clock, signal);
  }

  /** A part of the answer. */
  say(kind: string, answer: object, text: string): void {
    this.printer.say({ kind, answer, text });
  }

  /** Something to know, which does not stop the work. */
  remark(code: string, text: string): void {
    this.printer.remark({ kind: 'note', answer: { code, text }, text });
  }

  /** @returns the exit code. @throws what is neither refused nor a trouble of disks and files */
  failed(error: unknown, usage: string, signal?: AbortSignal): number {
    if (error instanceof NotUnderstood) {
      this.out.remark(`${error.message}\n\n${usage}\n`);
      return exit.notUnderstood;
    }
    if (error instanceof NotDone) {
      for (const finding of error.findings) this.printer.say(finding);
      this.reason(error.code, error.message, error.numbers);
      return exit.refused;
    }
    if (error instanceof BrokenOff) {
      this.reason(error.code, error.message, error.numbers);
      return exit.couldNot;
    }
    if (error instanceof KeyFileProblem || error instanceof Malformed) {
      this.reason('key.unusable', error.message, {});
      return exit.refused;
    }
    const text = signal?.aborted
      ? 'Bị ngắt, không để lại gì / Interrupted; nothing was left.'
      : troubleIn(error);
    if (text === undefined) throw error;
    this.reason('trouble', text, {});
    return exit.couldNot;
  }

  private reason(code: string, reason: string, numbers: object): void {
    this.printer.remark({ kind: 'failure', answer: { code, reason, ...numbers }, text: reason });
  }
}

const left = 'Không để lại gì / Nothing was left.';

const troubleIn = (error: unknown): string | undefined => {
  if (error instanceof CopyFailed && error.diskFull) return `Đĩa đầy / ${error.message} ${left}`;
  if (error instanceof CopyFailed) return `Không ghi được / ${error.message} ${left}`;
  if (error instanceof LogFileProblem || error instanceof CouldNotRead) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `Đĩa đầy / The disk is full. ${left}`;
  return /^E[A-Z0-9]+$/u.test(code ?? '') ? `${message}. ${left}` : undefined;
};
