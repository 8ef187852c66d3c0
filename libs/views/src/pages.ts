import type { Cell, CellFilter, Page } from './read-store.js';
import type { Reading } from './questions.js';
import type { Doc, RegisterView, TallyView } from './view.js';

/** The filters that were given: what was not asked does not narrow. */
export const bucketsOf = (
  asked: Readonly<Record<string, string | number | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asked)
      .filter(([, value]) => value !== undefined)
      .map(([bucket, value]) => [bucket, String(value)]),
  );

/** What is asked for page after page: the first with no place, each further one with the place the last named. */
type PageAfter<T> = (after?: string) => Promise<Page<T>>;

/** Every page of a list, each read when it is wanted. */
export async function* eachPage<T>(page: PageAfter<T>): AsyncGenerator<readonly T[], void> {
  let after: string | undefined;
  do {
    const { items, next } = await page(after);
    yield items;
    after = next;
  } while (after !== undefined);
}

/** Every item of a list. */
export async function* eachItem<T>(page: PageAfter<T>): AsyncGenerator<T, void> {
  for await (const items of eachPage(page)) yield* items;
}

const pageSize = 500;

const collected = async <T>(page: PageAfter<T>): Promise<readonly T[]> => {
  const all: T[] = [];
  for await (const items of eachPage(page)) all.push(...items);
  return all;
};

/** Every document of a register that stands in the buckets, by key. For lists whose length the asker knows. */
export const everyDoc = async <D extends Doc>(
  reading: Reading,
  view: RegisterView<D>,
  buckets: Readonly<Record<string, string>>,
): Promise<readonly D[]> =>
  (await collected(after => reading.scan(view, buckets, after, pageSize))).map(({ doc }) => doc);

/** Every cell of a tally that the filter lets through, by account, then commodity. */
export const everyCell = (reading: Reading, view: TallyView, of: CellFilter): Promise<readonly Cell[]> =>
  collected(after => reading.cells(view, of, after, pageSize));

/** What a list shows of a register. */
export interface Wanted<D extends Doc, Row> {
  readonly buckets: Readonly<Record<string, string>>;
  /** The document as it stood on the day asked; undefined where it was not there yet. Absent: as it stands. */
  readonly asItStood?: (doc: D) => Promise<D | undefined>;
  /** What no bucket says: whether the caller may read it, whether it lies in a subtree. */
  readonly wanted: (doc: D) => boolean;
  readonly row: (doc: D) => Row | Promise<Row>;
}

/**
 * A page of the documents that stand in the buckets and are wanted besides, as rows. It may be shorter than `limit`
 * while there is more, but never empty then: only `next` tells the end.
 */
export const scanWhere = async <D extends Doc, Row>(
  reading: Reading,
  view: RegisterView<D>,
  { buckets, asItStood, wanted, row }: Wanted<D, Row>,
  after: string | undefined,
  limit: number,
): Promise<Page<Row>> => {
  const items: Row[] = [];
  let next = after;
  do {
    const page = await reading.scan(view, buckets, next, limit);
    for (const { doc } of page.items) {
      const stood = asItStood ? await asItStood(doc) : doc;
      if (stood && wanted(stood)) items.push(await row(stood));
    }
    next = page.next;
  } while (next !== undefined && items.length === 0);
  return { items, next };
};

/** A page of rows that were made all at once; the place is the number of rows before it. */
export const pageOf = <Row>(rows: readonly Row[], after: string | undefined, limit: number): Page<Row> => {
  const from = Number(after ?? 0);
  const to = from + limit;
  return { items: rows.slice(from, to), next: to < rows.length ? String(to) : undefined };
};
