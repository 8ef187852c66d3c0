import type { CalendarDate, Posting } from '#kernel';
import type { EventOf, EventType, LedgerEvent } from '#event-sourcing';

/** One movement in one cell of a tally. `amount` is signed and fits in 63 bits. */
export interface TallyEntry {
  readonly account: string;
  readonly commodity: string;
  /** What the cell can be broken down by: a commitment, a purchase. */
  readonly member?: string;
  readonly effective: CalendarDate;
  readonly amount: bigint;
}

/** A read model of balances: entries are appended, never changed, and summed at two clocks. */
export interface TallyView {
  readonly kind: 'tally';
  readonly name: string;
  readonly version: number;
  /** What one event adds. Pure; entries of one event in one cell are netted by the engine. */
  readonly entries: (event: LedgerEvent) => readonly TallyEntry[];
  /**
   * Both sides of every posting that it takes are in it: its cells sum to zero for each commodity, and a new version
   * that does not come to that is not switched to.
   */
  readonly balances?: boolean;
  /** The unit that a cell belongs to; undefined for cells of nobody. Absent: the view is not divided by unit. */
  readonly unit?: UnitOfCell;
}

/** A unit's id by a cell's account. */
export type UnitOfCell = (cell: { readonly account: string }) => string | undefined;

export type Doc = object;

/** What one type of event does to the documents of a register. */
export interface Handler<D extends Doc> {
  readonly type: string;
  readonly keys: (event: LedgerEvent) => readonly string[];
  readonly then: (doc: D | undefined, event: LedgerEvent, key: string) => D;
  /** No other event comes back to these keys: nothing is looked for before, and nothing is remembered after. */
  readonly own?: true;
}

/** A read model of documents: every version of each stays readable as of an index. */
export interface RegisterView<D extends Doc = Doc> {
  readonly kind: 'register';
  readonly name: string;
  readonly version: number;
  /** By event type; `'*'` handles every event that no other handler names. */
  readonly on: ReadonlyMap<string, Handler<D>>;
  /** What a list is filtered by: index name → the values a document stands under. */
  readonly buckets: Readonly<Record<string, (doc: D) => readonly string[]>>;
  /** What of a document somebody may read who reads some units; absent: all or nothing, by the bucket `unit`. */
  readonly part?: ((doc: D, mayRead: (unitId: string) => boolean) => D | undefined) | undefined;
}

export type View = TallyView | RegisterView<any>;

type Key<E extends LedgerEvent> = (event: E) => string | readonly string[];

const listOf = (some: string | readonly string[] | undefined): readonly string[] =>
  typeof some === 'string' ? [some] : (some ?? []);

/** `when(fundsSent, e => e.data.moveId, (doc, e) => ({ …doc, state: 'sent' }))` */
export const when = <E extends EventType<any, any>, D extends Doc>(
  type: E,
  key: Key<EventOf<E>>,
  then: (doc: D | undefined, event: EventOf<E>, key: string) => D,
): Handler<D> => ({
  type: type.type,
  keys: event => listOf(key(event as EventOf<E>)),
  then: (doc, event, at) => then(doc, event as EventOf<E>, at),
});

/** Documents of the event's own, on keys that no other event has: steps, lines of a history. */
export const whenOwn = <E extends EventType<any, any>, D extends Doc>(
  type: E,
  key: Key<EventOf<E>>,
  make: (event: EventOf<E>, key: string) => D,
): Handler<D> => ({
  type: type.type,
  keys: event => listOf(key(event as EventOf<E>)),
  then: (_, event, at) => make(event as EventOf<E>, at),
  own: true,
});

/** Handles every event that no other handler of the register names. */
export const whenever = <D extends Doc>(
  key: Key<LedgerEvent>,
  then: (doc: D | undefined, event: LedgerEvent, key: string) => D,
): Handler<D> => ({ type: '*', keys: event => listOf(key(event)), then });

export const register = <D extends Doc>(
  name: string,
  version: number,
  parts: {
    readonly on: readonly Handler<D>[];
    readonly buckets?: Readonly<Record<string, (doc: D) => string | readonly string[] | undefined>>;
    readonly part?: RegisterView<D>['part'];
  },
): RegisterView<D> => ({
  kind: 'register',
  name,
  version,
  on: new Map(parts.on.map(handler => [handler.type, handler])),
  buckets: Object.fromEntries(
    Object.entries(parts.buckets ?? {}).map(([index, of]) => [index, (doc: D) => listOf(of(doc))]),
  ),
  part: parts.part,
});

/** A tally of the postings whose account the view is about. */
export const tally = (
  name: string,
  version: number,
  parts: {
    readonly of: (posting: Posting) => boolean;
    readonly member?: (event: LedgerEvent) => string | undefined;
    readonly balances?: boolean;
    readonly unit?: UnitOfCell;
  },
): TallyView => ({
  kind: 'tally',
  name,
  version,
  balances: parts.balances ?? false,
  unit: parts.unit,
  entries: event =>
    postingsOf(event)
      .filter(parts.of)
      .map(({ account, commodity, amount }) => ({
        account,
        commodity,
        member: parts.member?.(event),
        effective: event.effectiveDate,
        amount: BigInt(amount),
      })),
});

export const postingsOf = (event: LedgerEvent): readonly Posting[] =>
  (event.data as { readonly postings?: readonly Posting[] }).postings ?? [];

/** Days of the two clocks. */
export interface Clocks {
  /** Index of the last event that counts. */
  readonly known: number;
  /** Last effective day that counts; absent: no bound. */
  readonly effective?: CalendarDate;
}
