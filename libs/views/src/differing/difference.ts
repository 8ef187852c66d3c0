import type { CalendarDate } from '#kernel';
import type { Reading } from '../questions.js';
import type { FieldDifference } from './field-differences.js';

/** What an event did to a document or a cell between two pasts. */
export interface Change {
  readonly index: number;
  /** Of an entry of a tally; a document's event tells its own day. */
  readonly effective?: CalendarDate;
  /** Of an entry of a tally, signed. */
  readonly amount?: bigint;
}

/** A document or a cell that is not the same in two pasts. */
export interface Difference {
  /** The document's key, or the cell's account. */
  readonly key: string;
  /** Of a cell. */
  readonly commodity?: string;
  readonly fields: readonly FieldDifference[];
  /** What made the difference, at most `changesShown`. */
  readonly changes: readonly Change[];
  /** True when there is more than is shown: clocks nearer to one another show it. */
  readonly moreChanges: boolean;
}

/** Events told of one difference: a cell may have thousands of entries. */
export const changesShown = 100;

/** Two readings of one view: the earlier past, and the later. */
export interface Pasts {
  readonly from: Reading;
  readonly to: Reading;
}
