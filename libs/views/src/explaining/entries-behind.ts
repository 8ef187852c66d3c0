import type { Cell, Page, StoredEntry } from '../read-store.js';
import { UnknownCursor } from '../read-store-faults.js';
import type { Reading } from '../questions.js';
import type { TallyView } from '../view.js';

/** A number that is a sum of cells of one tally, none of them twice. */
export interface Figure {
  readonly view: TallyView;
  readonly cells: readonly Cell[];
}

/** Questions to the store under way at once. */
const together = 100;

/**
 * The entries that a figure is the sum of, in log order, those of one event in the order of the figure's cells. A page
 * reads a few entries of every cell of the figure and those it shows: the same order of work as adding the figure up,
 * however long the log is.
 */
export const entriesBehind = async (
  reading: Reading,
  { view, cells }: Figure,
  after: string | undefined,
  limit: number,
): Promise<Page<StoredEntry>> => {
  const place = placeOf(after);
  const wanted = limit + place.shown + 1;
  const some = Math.min(wanted, 2 + Math.ceil(wanted / Math.max(1, cells.length)));
  const queues: Queue[] = [];
  for (let at = 0; at < cells.length; at += together) {
    const begun = cells.slice(at, at + together).map(cell => Queue.begin(reading, view, cell, some, place));
    queues.push(...(await Promise.all(begun)));
  }
  const found: StoredEntry[] = [];
  while (found.length < wanted) {
    const next = earliest(queues);
    if (!next) break;
    found.push(await next.take());
  }
  const items = found.slice(place.shown, place.shown + limit);
  return found.length < wanted ? { items } : { items, next: textOf(found, place.shown + limit) };
};

/** Begins at the event `index`, of which so many entries were shown. */
interface Place {
  readonly index: number;
  readonly shown: number;
}

const placeOf = (after = '0:0'): Place => {
  const [, index, shown] = /^(\d{1,15}):(\d{1,9})$/u.exec(after) ?? [];
  if (index === undefined) throw new UnknownCursor(after);
  return { index: Number(index), shown: Number(shown) };
};

/** The place after the first `count` of entries that begin with a whole event. */
const textOf = (entries: readonly StoredEntry[], count: number): string => {
  const { index } = entries[count - 1]!;
  return `${index}:${entries.slice(0, count).filter(entry => entry.index === index).length}`;
};

const earliest = (queues: readonly Queue[]): Queue | undefined => {
  let first: Queue | undefined;
  for (const queue of queues) if (queue.index < (first?.index ?? Infinity)) first = queue;
  return first;
};

/** The entries of one cell, read some at a time. */
class Queue {
  #at = 0;

  private constructor(
    private readonly more: (after: string) => Promise<Page<StoredEntry>>,
    private page: Page<StoredEntry>,
  ) {}

  static async begin(reading: Reading, view: TallyView, cell: Cell, some: number, { index }: Place) {
    const read = (after?: string) => reading.entries(view, cell, after, some, { since: index - 1 });
    return new Queue(read, await read());
  }

  /** Of the next entry's event; past every index at the end. */
  get index(): number {
    return this.page.items[this.#at]?.index ?? Infinity;
  }

  async take(): Promise<StoredEntry> {
    const entry = this.page.items[this.#at]!;
    this.#at += 1;
    if (this.#at === this.page.items.length && this.page.next !== undefined) {
      this.page = await this.more(this.page.next);
      this.#at = 0;
    }
    return entry;
  }
}
