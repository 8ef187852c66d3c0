import type { Index } from '#event-sourcing';
import type { View } from '../view.js';
import type { CopyRow } from './rows-of-copy.js';

/** Whether an event is in the part of a log that was replayed. */
export type Holds = (index: Index) => boolean;

/** Rows of both sides that rest on the part alone, in the order of the log. */
export interface RowsWithin {
  readonly replayed: readonly CopyRow[];
  readonly other: readonly CopyRow[];
  /** Rows of the replay that nothing can be said of: events outside the part share in them. */
  readonly apart: number;
}

const rowsBetweenBreaths = 1_000;

/**
 * What must be the same in a copy of a part of a log and in a copy of the whole. What an event adds to a tally follows
 * from the event alone, but not what the cell then comes to. A version of a document follows from every event that
 * touched the document before it: it counts until the first of those that is outside.
 * @param breathe called now and then; may throw to stop
 */
export const rowsWithin = async (
  view: View,
  part: AsyncIterable<CopyRow>,
  whole: AsyncIterable<CopyRow>,
  holds: Holds,
  breathe: () => Promise<void>,
): Promise<RowsWithin> => {
  const ours: CopyRow[] = [];
  for await (const row of part) ours.push(row);
  const keys = new Set(ours.map(({ key }) => key));
  const apartFrom = new Map<string, Index>();
  const sharedIn = ({ key, index }: CopyRow): void => {
    if (view.kind === 'register' && keys.has(key) && !(apartFrom.get(key)! <= index))
      apartFrom.set(key, index);
  };
  const theirs: CopyRow[] = [];
  let rows = 0;
  for await (const row of whole) {
    if (holds(row.index)) theirs.push(row);
    else sharedIn(row);
    rows += 1;
    if (rows % rowsBetweenBreaths === 0) await breathe();
  }
  for (const row of ours) if (!holds(row.index)) sharedIn(row);
  const counts = ({ key, index }: CopyRow): boolean => holds(index) && !(apartFrom.get(key)! < index);
  const replayed = ours.filter(counts).map(withoutBalances);
  return {
    replayed,
    other: theirs.filter(counts).map(withoutBalances),
    apart: ours.length - replayed.length,
  };
};

const withoutBalances = ({ balances: _, ...row }: CopyRow): CopyRow => row;
