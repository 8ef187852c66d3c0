import type { CalendarDate } from '#kernel';
import type { Index } from '#event-sourcing';
import type { Clocks, Doc, TallyEntry } from './view.js';

export * from './read-store-faults.js';

/** One built copy of a view: `<name>@<version>#<generation>`. Two live side by side while one is rebuilt. */
export type ViewId = string;

export interface Cell {
  readonly account: string;
  readonly commodity: string;
}

/** Which cells: both conditions hold when both are given. */
export interface CellFilter {
  readonly accountPrefix?: string;
  readonly commodity?: string;
}

/** Which entries of a cell: all at both clocks, or of these those that were recorded, or took effect, after a place. */
export interface EntriesAt extends Clocks {
  /** Only entries of events after this index. */
  readonly since?: Index;
  /** Only entries that take effect after this day. */
  readonly later?: CalendarDate;
}

/** Events after one index, up to another. */
export interface Between {
  readonly after: Index;
  readonly to: Index;
}

/** An entry as stored: which event made it. */
export interface StoredEntry extends TallyEntry {
  readonly index: Index;
  readonly eventId: string;
}

/** A new version of a document, at most one per key and event. `buckets`: what it stands under from now on. */
export interface Write {
  readonly key: string;
  readonly index: Index;
  /** Canonical JSON text: the engine hashes exactly what the store keeps. */
  readonly doc: string;
  readonly buckets: Readonly<Record<string, readonly string[]>>;
}

/** Count and Σ mod 2²⁵⁶ of SHA-256 over every row up to the position; `sum` is 64 hex digits. */
export interface Digest {
  readonly count: number;
  readonly sum: string;
}

/** A stream whose event could not be applied: nothing of it from `index` on is in the view. */
export interface Parked {
  readonly stream: string;
  readonly index: Index;
  readonly reason: string;
}

/** How far a built copy is. Everything here moves in the same transaction as its rows. */
export interface Checkpoint {
  /** Index of the last event applied; -1 at the start. */
  readonly position: Index;
  readonly digest: Digest;
  readonly parked: readonly Parked[];
}

/** What the events after `from`, up to `checkpoint.position`, add. Rows stand in log order. */
export interface Batch {
  readonly from: Index;
  readonly checkpoint: Checkpoint;
  readonly entries: readonly StoredEntry[];
  readonly writes: readonly Write[];
}

export interface Built {
  readonly id: ViewId;
  readonly name: string;
  readonly version: number;
  readonly kind: 'tally' | 'register';
  readonly generation: number;
  readonly state: 'building' | 'live' | 'retired';
  readonly checkpoint: Checkpoint;
  /** When it was retired, RFC 3339; it is kept 24 hours from then. */
  readonly retiredAt?: string;
}

/** A cell that an event posted to. */
export interface TouchedCell extends Cell {
  readonly index: Index;
}

/** A document that an event made a version of. */
export interface TouchedKey {
  readonly index: Index;
  readonly key: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; undefined at the end. Opaque to callers. */
  readonly next?: string;
}

/** Committed, or stale: another had moved the position first, and nothing was written. */
export type Committed =
  { readonly committed: true } | { readonly committed: false; readonly position: Index };

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
