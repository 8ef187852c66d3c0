import type { Told } from './terminal/printer.js';

/** It was refused: what was asked would lose or contradict something. One sentence in both languages. */
export class NotDone extends Error {
  override readonly name = 'NotDone';
  constructor(
    readonly code: string,
    message: string,
    /** What was found, said before the reason. */
    readonly findings: readonly Told[] = [],
    /** For programs. */
    readonly numbers: Readonly<Record<string, number>> = {},
  ) {
    super(message);
  }
}

/** It could not be carried to its end: somebody stopped it, or an engine does not answer. Asking again may help. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
  constructor(
    readonly code: string,
    message: string,
    /** For programs. */
    readonly numbers: Readonly<Record<string, number>> = {},
  ) {
    super(message);
  }
}
