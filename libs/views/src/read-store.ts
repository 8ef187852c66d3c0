import type { Index } from '#event-sourcing';
import type { Clocks, Doc } from './view.js';
import type {
  Batch,
  Between,
  Built,
  Cell,
  CellFilter,
  Checkpoint,
  Committed,
  EntriesAt,
  Page,
  StoredEntry,
  TouchedCell,
  TouchedKey,
  ViewId,
} from './read-store-rows.js';

export * from './read-store-faults.js';
export * from './read-store-rows.js';

/**
 * Where views are kept. Every adapter passes the one contract suite (`test/contract/read-store.contract.ts`).
 * Disposable: losing all of it costs a rebuild, never a fact.
 * @throws CopyGone from every method that takes an id, when there is no such copy.
 * @throws ReadStoreUnavailable when the engine cannot answer now; the same call may be made again.
 * @throws ReadStoreLost once, when what was stored is found to be gone or damaged; it is empty from then on.
 * @throws UnknownCursor when `after` was not made by the same question.
 */
export interface ReadStore {
  /** Every built copy there is. */
  catalogue(): Promise<readonly Built[]>;
  /**
   * Begins a copy of a view at position -1: live when its name has no live copy, else building. Generations only grow;
   * none is given twice, not even after a drop.
   */
  create(view: { name: string; version: number; kind: 'tally' | 'register' }): Promise<Built>;
  /** Makes a building or retired copy the live one, atomically; the live one is retired at the instant `at`. */
  switchTo(id: ViewId, at: string): Promise<void>;
  /** Retires a live copy at the instant `at`: its name has none from then on. Nothing happens to any other copy. */
  retire(id: ViewId, at: string): Promise<void>;
  /** Removes a copy and all its rows. Nothing happens when it is gone already. */
  drop(id: ViewId): Promise<void>;

  /**
   * Rows and checkpoint in one transaction, only if the stored position is exactly `batch.from`. A retired copy takes
   * nothing more.
   * @throws CopyGone for a retired copy.
   * @throws AmountOverflow when a running total leaves 64 bits: nothing is written.
   */
  commit(id: ViewId, batch: Batch): Promise<Committed>;
  checkpoint(id: ViewId): Promise<Checkpoint>;
  /** Resolves when the position is at or past `index`; false when `signal` aborts first. */
  reached(id: ViewId, index: Index, signal: AbortSignal): Promise<boolean>;

  // Of the questions below `known` is at or before the copy's position: then no answer ever changes.

  /** Balances of cells, in the order asked; 0n for a cell nobody posted to. */
  sum(id: ViewId, cells: readonly Cell[], at: Clocks): Promise<readonly bigint[]>;
  /** Cells that had an entry as of an index, by account prefix, commodity or both; by account, then commodity. */
  cells(id: ViewId, of: CellFilter, known: Index, after?: string, limit?: number): Promise<Page<Cell>>;
  /** Entries of a cell at both clocks, in log order; those of one event by effective day, then member. */
  entries(id: ViewId, cell: Cell, at: EntriesAt, after?: string, limit?: number): Promise<Page<StoredEntry>>;
  /** Cells that events posted to, in log order, each once an event; those of one event by account, then commodity. */
  cellsTouched(id: ViewId, between: Between, after?: string, limit?: number): Promise<Page<TouchedCell>>;
  /**
   * Balance per member of a cell, members sorted. Left out: a member whose entries cancel, and entries without one.
   */
  members(id: ViewId, cell: Cell, at: Clocks): Promise<readonly { member: string; amount: bigint }[]>;

  /** A document as of an index; undefined when it did not exist then. */
  get(id: ViewId, key: string, known: Index): Promise<Doc | undefined>;
  /** Every version of a document up to an index, oldest first; with `since` those after that index. */
  versions(
    id: ViewId,
    key: string,
    known: Index,
    since?: Index,
  ): Promise<readonly { index: Index; doc: Doc }[]>;
  /** Documents that events made a version of, in log order; those of one event by key. */
  keysTouched(id: ViewId, between: Between, after?: string, limit?: number): Promise<Page<TouchedKey>>;
  /** Documents that stood under all the given bucket values as of an index, by key; no bucket: all documents. */
  scan(
    id: ViewId,
    buckets: Readonly<Record<string, string>>,
    known: Index,
    after?: string,
    limit?: number,
  ): Promise<Page<{ key: string; doc: Doc }>>;
}

/** The methods that ask, and change nothing. */
export type Asking =
  'sum' | 'cells' | 'entries' | 'cellsTouched' | 'members' | 'get' | 'versions' | 'keysTouched' | 'scan';
