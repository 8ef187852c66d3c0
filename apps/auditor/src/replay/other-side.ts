import type { Digest, Holds, Parked, ReadStore, Replayed, RowDifference } from '#views';

/** How far the other side's live copy of a view is. */
export interface Standing {
  readonly version: number;
  readonly position: number;
  /** At `position`; absent while anything is parked. */
  readonly digest?: Digest;
  readonly parked: readonly Parked[];
}

/** Lets signals have their turn. @throws the reason of the signal when it was told to stop */
export type Breathe = () => Promise<void>;

/** How much of a part could be compared: rows of a file, or documents and cells of a ledger. */
export interface Looked {
  readonly compared: number;
  /** Events outside the part share in them. */
  readonly apart: number;
  readonly difference?: RowDifference;
}

/** What a replay is held against. */
export interface OtherSide {
  /** Live copies, by the name of their view. */
  standings(): Promise<ReadonlyMap<string, Standing>>;
  /**
   * Where a replayed copy and the other side first differ as of the index of the replay; undefined where what the other
   * side shows is the same.
   */
  firstDifference(replayed: Replayed, built: ReadStore, breathe: Breathe): Promise<RowDifference | undefined>;
  /** The same of a part of the log: what rests on its events alone. */
  withinPart(replayed: Replayed, built: ReadStore, holds: Holds, breathe: Breathe): Promise<Looked>;
  close(): void;
}
