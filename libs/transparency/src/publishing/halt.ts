/** Why a ledger takes no more commands: its history is not the one it has signed. */
export type HaltCode =
  | 'ledger.content-changed'
  | 'ledger.history-changed'
  | 'ledger.history-shorter'
  | 'ledger.index-gap'
  | 'ledger.chain-broken'
  | 'ledger.two-histories'
  | 'ledger.head-damaged'
  | 'ledger.tiles-differ'
  | 'ledger.witness-ahead'
  | 'ledger.witness-differs';

export interface Halt {
  readonly code: HaltCode;
  /** One sentence that names the place, in English, for the log and for readiness. */
  readonly sentence: string;
  /** The same as figures: `index`, `stream`, `type`, `differs`, `size` … */
  readonly numbers: Readonly<Record<string, string>>;
}

/** Thrown where publishing must end. Only a restart, which audits everything again, may go on. */
export class Halted extends Error {
  override readonly name = 'Halted';
  constructor(readonly halt: Halt) {
    super(halt.sentence);
  }
}

export const halted = (
  code: HaltCode,
  sentence: string,
  numbers: Readonly<Record<string, string | number>> = {},
): Halted =>
  new Halted({
    code,
    sentence,
    numbers: Object.fromEntries(Object.entries(numbers).map(([name, figure]) => [name, `${figure}`])),
  });
