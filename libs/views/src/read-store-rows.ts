import type { CalendarDate } from '#kernel';
import type { Index } from '#event-sourcing';
import type { Clocks, TallyEntry } from './view.js';

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
