import type { NaiveEntry } from '../../views/naive-entries.js';
import { type Data, type Docs, type Event, inOrderOfDays, streamsOf } from '../../views/naive-parts.js';
import { naiveDocs, naiveEntries } from '../../views/naive-replay.js';

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What was recorded up to an index: documents and entries worked out once, whatever day is asked about. */
export class Known {
  private readonly kept = new Map<string, readonly (readonly [string, Data])[]>();
  private readonly posted = new Map<string, readonly NaiveEntry[]>();

  private readonly written = new Map<string, ReadonlySet<string>>();

  /** @param before what was known one event earlier */
  constructor(
    readonly events: readonly Event[],
    readonly before?: Known,
  ) {}

  /** Every document of a register by its key, in the order of keys. */
  docs(view: string): readonly (readonly [string, Data])[] {
    const docs = this.kept.get(view) ?? sorted(naiveDocs[view]!(this.events));
    this.kept.set(view, docs);
    return docs;
  }

  /** Keys of the documents that are not what they were one event earlier. */
  changed(view: string): ReadonlySet<string> {
    const earlier = new Map(this.before!.docs(view));
    const keys =
      this.written.get(view) ??
      new Set(this.docs(view).flatMap(([key, doc]) => (same(doc, earlier.get(key)) ? [] : [key])));
    this.written.set(view, keys);
    return keys;
  }

  entries(view: string): readonly NaiveEntry[] {
    const entries = this.posted.get(view) ?? naiveEntries[view]!(this.events);
    this.posted.set(view, entries);
    return entries;
  }
}

const sorted = (docs: Docs) =>
  (Object.entries(JSON.parse(JSON.stringify(docs)) as Docs) as [string, Data][]).sort(([a], [b]) =>
    byText(a, b),
  );

/** Somebody whose duty covers a unit, with or without what is below it on the day asked, or today. */
export interface Reader {
  readonly unitId: string;
  readonly subtree: boolean;
}

/** A pair of clocks, and whoever asks: an auditor, who reads everything, unless told. */
export class Past {
  constructor(
    readonly what: Known,
    readonly effective: string | undefined,
    private readonly today: string,
    private readonly reader?: Reader,
    private readonly tree = 'effective',
  ) {}

  /** The same past for somebody who may read a part of the tree. */
  readBy(reader: Reader): Past {
    return new Past(this.what, this.effective, this.today, reader);
  }

  /** The same past, with the tree as it is today or, unless said, as it was on the day asked. */
  onTree(tree: string | undefined): Past {
    return new Past(this.what, this.effective, this.today, this.reader, tree);
  }

  /** The day on which it is asked what a unit is called, and what is below it. */
  private get treeDay(): string {
    return this.tree === 'current' ? this.today : this.day;
  }

  /** As much is known, and no day is asked. */
  get undated(): Past {
    return new Past(this.what, undefined, this.today, this.reader);
  }

  get readsAll(): boolean {
    return this.reader === undefined;
  }

  /** Whether its reader may read what is a unit's, and what a unit did. */
  reads(unitId: string): boolean {
    if (!this.reader) return true;
    this.reach ??= this.reader.subtree ? this.within(this.reader.unitId) : [this.reader.unitId];
    return this.reach.includes(unitId);
  }
  private reach?: readonly string[];

  /** What is of no unit is for those alone who read everything. */
  readsMember(unitId: string | undefined): boolean {
    return !this.reader || (unitId !== undefined && this.reads(unitId));
  }

  get events(): readonly Event[] {
    return this.what.events;
  }

  /** When the latest of it was recorded. */
  get latest(): string | undefined {
    return this.events.at(-1)?.recordedAt;
  }

  get known(): number {
    return this.events.length - 1;
  }

  /** The day asked about, or today. */
  get day(): string {
    return this.effective ?? this.today;
  }

  docs(view: string): readonly Data[] {
    return this.what.docs(view).map(([, doc]) => doc);
  }

  doc(view: string, key: string | undefined): Data | undefined {
    return this.what.docs(view).find(([each]) => each === key)?.[1];
  }

  /** What happened to things of a kind up to the day; nothing of one that had not begun by then. */
  inEffect(category: string): readonly Event[] {
    return streamsOf(this.events, category).flatMap(([, own]) =>
      this.isDated(own[0]!.effectiveDate) ? own.filter(event => this.isDated(event.effectiveDate)) : [],
    );
  }

  /** Documents of a register of such things, as they stood on the day. */
  stood(view: 'purchases' | 'transfers' | 'requisitions'): readonly Data[] {
    if (this.effective === undefined) return this.docs(view);
    const steps = this.inEffect(view.slice(0, -1)).filter(event => this.isOver(event));
    return sorted(naiveDocs[view]!(steps)).map(([, doc]) => doc);
  }

  /** A transfer is over when everything has happened to each of its things, in whatever order of days. */
  private isOver({ type, stream }: Event): boolean {
    if (type !== 'TransferCompleted') return true;
    const items = this.doc('transfers', stream.slice('transfer-'.length))!['items'] as readonly Data[];
    return items.every(({ since }) => this.isDated(since));
  }

  /** Whether something of a day has taken effect. */
  isDated(on: string): boolean {
    return this.effective === undefined || on <= this.effective;
  }

  /** What was posted for days up to the one asked about. */
  entries(view: string): readonly NaiveEntry[] {
    return this.what.entries(view).filter(({ effective }) => this.isDated(effective));
  }

  sum(view: string, account: string, commodity = 'VND'): bigint {
    return this.entries(view)
      .filter(entry => entry.account === account && entry.commodity === commodity)
      .reduce((total, { amount }) => total + amount, 0n);
  }

  unitName(unitId: string): string {
    const unit = this.doc('units', unitId);
    return unit ? ((on(unit['names'], this.treeDay) as string | undefined) ?? unit['code']) : unitId;
  }

  /** A unit and every unit whose parents lead to it. */
  within(unitId: string): readonly string[] {
    const below = this.docs('units').filter(unit => on(unit['parents'], this.treeDay) === unitId);
    return [unitId, ...below.flatMap(unit => this.within(unit['unitId'] as string))];
  }

  /** Where a figure of this past is explained. */
  explainHref(path: string, asked: Readonly<Record<string, string | number | undefined>>): string {
    const given = { ...asked, known: this.known, effective: this.effective };
    const said = Object.entries(given).filter(([, value]) => value !== undefined);
    return `${path}?${new URLSearchParams(said.map(([name, value]): [string, string] => [name, `${value}`]))}`;
  }
}

type Steps = readonly { readonly from: string; readonly value: unknown }[];

/** What held on a day; on the last one where no day is asked. */
export const stepOn = (steps: Steps, day: string | undefined) =>
  inOrderOfDays(steps).findLast(({ from }) => day === undefined || from <= day);
export const on = (steps: Steps, day: string | undefined): unknown => stepOn(steps, day)?.value;

export const links = (index: number) => ({
  event: `/v1/events/${index}`,
  proof: { href: `/v1/proofs/inclusion?event=${index}` },
});

export const daysFrom = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** An event as it is told beside a figure: of what other units did, the leaf alone. */
export const told = (past: Past, { index, id: eventId, type, stream, recordedAt, ...event }: Event): Data => {
  const { effectiveDate, actor, originator, document, reason, correlationId } = event;
  const where = { event: `/v1/events/${index}`, proof: `/v1/proofs/inclusion?event=${index}` };
  const leaf = { index, eventId, type, stream, recordedAt, ...where };
  return past.reads((originator ?? actor).unitId)
    ? { ...leaf, leafOnly: false, effectiveDate, actor, originator, document, reason, correlationId }
    : { ...leaf, leafOnly: true };
};

/** The entries of some cells, by chain of commands; entries of one event in the order of the cells. */
export const explained = (
  past: Past,
  view: string,
  measure: string,
  cells: readonly { readonly account: string; readonly commodity: string }[],
) => {
  const entries = cells
    .flatMap(({ account, commodity }) =>
      past.entries(view).filter(entry => entry.account === account && entry.commodity === commodity),
    )
    .sort((a, b) => a.index - b.index);
  const total = (of: readonly NaiveEntry[]) => `${of.reduce((sum, { amount }) => sum + amount, 0n)}`;
  // Which chain an event belongs to is not told where only its leaf may be read.
  const chains = Map.groupBy(
    entries,
    ({ index }) => told(past, past.events[index]!)['correlationId'] ?? index,
  );
  return {
    figure: { measure, amount: total(entries) },
    items: [...chains].map(([chain, own]) => ({
      chain: typeof chain === 'string' ? chain : null,
      share: total(own),
      entries: own.map(({ index, account, commodity, member, amount, effective }) => ({
        ...told(past, past.events[index]!),
        effectiveDate: effective,
        account,
        commodity,
        member,
        share: `${amount}`,
      })),
    })),
  };
};
