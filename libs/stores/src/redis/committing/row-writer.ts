import type { Batch } from '#views';
import type { Commands } from './commands.js';

/** Turns the rows of one copy into commands. What it remembers is true at one position only. */
export interface RowWriter {
  /** Reads what the rows of a batch build on, as far as it is not remembered. */
  load(batch: Batch): Promise<void>;
  /** What a part adds. @throws AmountOverflow: then nothing that is remembered counts any more */
  write(part: Batch, to: Commands): void;
  /** Fields of the copy's head that go with it: the numbers given out so far. */
  numbers(): readonly (string | number)[];
}
