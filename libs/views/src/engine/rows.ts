import type { LedgerEvent } from '#event-sourcing';
import type { StoredEntry, Write } from '../read-store.js';

/** What one event adds to one view. */
export interface Rows {
  readonly entries: readonly StoredEntry[];
  readonly writes: readonly Write[];
}

/** A view's own function threw: the event cannot be applied. Anything else that fails is an outage. */
export class CannotApply extends Error {
  override readonly name = 'CannotApply';
}

/** Runs a view's function. @throws CannotApply with what it threw. */
export const applying = <T>(work: () => T): T => {
  try {
    return work();
  } catch (fault) {
    throw new CannotApply(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  }
};

/** Makes the rows of one view, event after event in log order. */
export interface RowMaker {
  /** Those of a batch that the view has something to do with, in log order. */
  handled(events: readonly LedgerEvent[]): readonly LedgerEvent[];
  /**
   * At once where it can.
   * @throws CannotApply when the view's function does: nothing of the event is remembered then.
   */
  rows(event: LedgerEvent): Rows | Promise<Rows>;
  /** What was made is stored up to `position`. */
  committed(position: number): void;
  /** What was made is not stored; the copy stands at `position`. */
  restart(position: number): void;
}
