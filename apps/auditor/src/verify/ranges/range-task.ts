import type { FoundSum } from '../findings/found.js';
import type { AccountBooks } from './account-books.js';
import type { ReceiptTable } from './command-runs.js';
import type { SealedFields } from './seal-book.js';
import type { StreamSpans } from './stream-spans.js';

/** Where the work is read from; the same for every part of it. */
export interface Sources {
  /** The SQLite file; absent when only published files are at hand. */
  readonly events?: string;
  /** The folder of published files, and how many leaves its checkpoint speaks of. */
  readonly log?: { readonly path: string; readonly size: number };
  readonly receipts?: ReceiptTable;
  /** The file of the keys of sealed fields. */
  readonly sealKeys?: string;
  /** Whether sealed texts are opened, to be held against what is committed to. */
  readonly opensSealed?: boolean;
}

/** A part of the log for one thread: leaves `from` to before `to`. */
export interface RangeTask {
  readonly kind: 'range';
  readonly from: number;
  readonly to: number;
  /** Sizes of signed heads in this range: above `from`, up to `to`; ascending, without repetition. */
  readonly headSizes: readonly number[];
  /** The place that the last `HeadsPublished` speaks of; -1 when there is none. */
  readonly asOf: number;
}

export interface RangeResult {
  readonly from: number;
  readonly to: number;
  readonly found: FoundSum;
  readonly streams: StreamSpans;
  /** Absent where only published files are read: leaves show no content. */
  readonly books?: AccountBooks;
  readonly sealed?: SealedFields;
  /** 32 bytes for each full tile of level 0. */
  readonly tileRoots: Uint8Array;
  /** 32 bytes for each of the task's `headSizes`: the root over the range's leaves up to there. */
  readonly headRoots: Uint8Array;
  readonly root: Uint8Array;
}

/** What SQLite itself finds wrong with the file, which takes a thread as long as a few ranges. */
export interface IntegrityTask {
  readonly kind: 'integrity';
}

export interface IntegrityResult {
  readonly faults: readonly string[];
}

/** Told while a range is being checked: events since the last time. */
export type OnProgress = (events: number) => void;
