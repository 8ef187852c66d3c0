import type { CalendarDate, Instant } from '#kernel';
import type {
  Cell,
  CellFilter,
  EntriesAt,
  Page,
  Parked,
  StoredEntry,
  TouchedCell,
  TouchedKey,
} from './read-store.js';
import type { Clocks, Doc, RegisterView, TallyView, View } from './view.js';

/** What a query brings along. `known`: an index, or an instant; `waitFor`: a token that a command answered with. */
export interface Asked {
  readonly known?: string;
  readonly effective?: CalendarDate;
  readonly waitFor?: string;
}

/** The clocks a question was answered at. Echoed in every answer. */
export interface AsOf {
  readonly index: number;
  readonly recordedAt?: Instant;
  readonly effective?: CalendarDate;
  /** False when `known` was an instant of the last ten seconds: more may still be recorded at or before it. */
  readonly final: boolean;
}

/** One reading of several views at the same two clocks. */
export interface Reading {
  readonly asOf: AsOf;
  readonly clocks: Clocks;
  /** Streams that are missing from the views asked so far, from the index given on. */
  readonly incomplete: readonly Parked[];
  get<D extends Doc>(view: RegisterView<D>, key: string): Promise<D | undefined>;
  versions<D extends Doc>(
    view: RegisterView<D>,
    key: string,
    since?: number,
  ): Promise<readonly { index: number; doc: D }[]>;
  scan<D extends Doc>(
    view: RegisterView<D>,
    buckets: Readonly<Record<string, string>>,
    after?: string,
    limit?: number,
  ): Promise<Page<{ key: string; doc: D }>>;
  sum(view: TallyView, cells: readonly Cell[]): Promise<readonly bigint[]>;
  cells(view: TallyView, of: CellFilter, after?: string, limit?: number): Promise<Page<Cell>>;
  entries(
    view: TallyView,
    cell: Cell,
    after?: string,
    limit?: number,
    only?: Pick<EntriesAt, 'since' | 'later'>,
  ): Promise<Page<StoredEntry>>;
  /** Cells that events after the index `since` posted to. */
  cellsTouched(view: TallyView, since: number, after?: string, limit?: number): Promise<Page<TouchedCell>>;
  /** Documents that events after the index `since` changed. */
  keysTouched(view: RegisterView, since: number, after?: string, limit?: number): Promise<Page<TouchedKey>>;
  members(view: TallyView, cell: Cell): Promise<readonly { member: string; amount: bigint }[]>;
}

/**
 * The way in for every query: waits for `waitFor`, resolves the clocks against the live copies of the views named, and
 * pins the answer to them.
 * @throws ViewNotReady when a view is being built, or did not reach `waitFor` in time.
 * @throws UnknownClock when `known` is neither an index of the log nor an instant, or `effective` is no day.
 * @throws UnknownWaitToken when `waitFor` is not a token.
 */
export interface Questions {
  at(views: readonly View[], asked: Asked): Promise<Reading>;
}
