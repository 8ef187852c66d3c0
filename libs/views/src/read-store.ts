import type { Index } from '#event-sourcing';
import type { Clocks, Doc, TallyEntry } from './view.js';

/** One built copy of a view: `<name>@<version>#<generation>`. Two live side by side while one is rebuilt. */
export type ViewId = string;

export interface Cell {
  readonly account: string;
  readonly commodity: string;
}

/** An entry as stored: which event made it. */
export interface StoredEntry extends TallyEntry {
  readonly index: Index;
  readonly eventId: string;
}

/** A new version of a document. `doc` is its canonical JSON; `buckets` what it stands under now. */
export interface Write {
  readonly key: string;
  readonly index: Index;
  readonly doc: Doc;
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
 */
export interface ReadStore {
  /** Every built copy there is. */
  catalogue(): Promise<readonly Built[]>;
  /** Begins a copy of a view at position -1: live when it is the first of its name, else building. */
  create(view: { name: string; version: number; kind: 'tally' | 'register' }): Promise<Built>;
  /** Makes a building copy the live one, atomically; the old one is retired. */
  switchTo(id: ViewId, at: string): Promise<void>;
  drop(id: ViewId): Promise<void>;

  /** Rows and checkpoint in one transaction, only if the stored position is exactly `batch.from`. */
  commit(id: ViewId, batch: Batch): Promise<Committed>;
  checkpoint(id: ViewId): Promise<Checkpoint>;
  /** Resolves when the position is at or past `index`; false when `signal` aborts first. */
  reached(id: ViewId, index: Index, signal: AbortSignal): Promise<boolean>;

  /** Balances of cells, in the order asked; 0n for a cell nobody posted to. */
  sum(id: ViewId, cells: readonly Cell[], at: Clocks): Promise<readonly bigint[]>;
  /** Cells with an account prefix or a commodity, sorted by account then commodity. */
  cells(
    id: ViewId,
    of: { accountPrefix?: string; commodity?: string },
    after?: string,
    limit?: number,
  ): Promise<Page<Cell>>;
  /** Entries of a cell at both clocks, in log order. */
  entries(id: ViewId, cell: Cell, at: Clocks, after?: string, limit?: number): Promise<Page<StoredEntry>>;
  /** Balance per member of a cell, members sorted; a member whose entries cancel is left out. */
  members(id: ViewId, cell: Cell, at: Clocks): Promise<readonly { member: string; amount: bigint }[]>;

  /** A document as of an index; undefined when it did not exist then. */
  get(id: ViewId, key: string, known: Index): Promise<Doc | undefined>;
  /** Every version of a document up to an index, oldest first. */
  versions(id: ViewId, key: string, known: Index): Promise<readonly { index: Index; doc: Doc }[]>;
  /** Documents that stood under all the given bucket values as of an index, by key; no bucket: all documents. */
  scan(
    id: ViewId,
    buckets: Readonly<Record<string, string>>,
    known: Index,
    after?: string,
    limit?: number,
  ): Promise<Page<{ key: string; doc: Doc }>>;
}
