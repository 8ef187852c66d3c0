import { AmountOverflow, type StoredEntry } from '#views/port';
import { dayNumber } from './strand-days.js';

/** The end of one strand of a cell. */
export interface Head {
  readonly id: number;
  readonly ch: number;
  day: number;
  pos: number;
  cum: bigint;
  /** Whether it stands in the file, and as it is now. */
  saved: 'never' | 'before' | 'now';
}

/** One cell as the writer knows it. */
export interface CellState {
  readonly id: number;
  readonly account: string;
  readonly commodity: string;
  readonly since: number;
  readonly heads: Head[];
  /** The sum over its strands. */
  balance: bigint;
  isNew: boolean;
}

export interface PostingRow {
  readonly strand: number;
  readonly pos: number;
  readonly day: number;
  readonly amount: bigint;
  readonly cum: bigint;
  readonly member: number | null;
}

export interface EdgeRow {
  readonly strand: number;
  readonly day: number;
  readonly pos: number;
  readonly before: bigint;
}

export interface TallyRows {
  readonly postings: PostingRow[];
  readonly edges: EdgeRow[];
}

const fits = (total: bigint): boolean => BigInt.asIntN(64, total) === total;

/**
 * Adds an entry to the lowest strand of its cell that it may follow, or opens one: a strand's days never decrease, and
 * an event has one place in it.
 */
export const addEntry = (
  cell: CellState,
  entry: StoredEntry,
  member: number | null,
  newStrand: () => number,
  rows: TallyRows,
): void => {
  const day = dayNumber(entry.effective);
  const pos = entry.index;
  const { amount } = entry;
  let head = cell.heads.find(end => end.day <= day && end.pos < pos);
  const continues = head?.day === day;
  if (!head) {
    head = { id: newStrand(), ch: cell.heads.length, day, pos, cum: 0n, saved: 'never' };
    cell.heads.push(head);
  }
  const before = head.cum;
  const cum = before + amount;
  const balance = cell.balance + amount;
  if (!fits(cum) || !fits(balance)) throw new AmountOverflow(pos, entry.account, entry.commodity);
  if (!continues) rows.edges.push({ strand: head.id, day, pos, before });
  rows.postings.push({ strand: head.id, pos, day, amount, cum, member });
  head.day = day;
  head.pos = pos;
  head.cum = cum;
  if (head.saved === 'now') head.saved = 'before';
  cell.balance = balance;
};
