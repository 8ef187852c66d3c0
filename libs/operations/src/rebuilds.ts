/** How far a rebuild is. `done` and `total` count events of the log, `rate` is events a second. */
export interface RebuildState {
  readonly state: 'running' | 'switched' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly rate: number;
  readonly reason?: string;
}

/** Builds views again beside their live copies, and switches between copies. */
export interface Rebuilds {
  /** False when one of this view is under way already. */
  begin(view: string): boolean;
  /** The last rebuild of a view since the ledger started. */
  of(view: string): RebuildState | undefined;
  /** Makes a retired copy live again: the one named, else the newest. False when there is none that could be. */
  switchTo(view: string, copy?: string): Promise<boolean>;
}
export const REBUILDS = Symbol('Rebuilds');
