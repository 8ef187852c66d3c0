import type { Page } from './read-store.js';
import type { Reading } from './questions.js';
import type { Doc, RegisterView } from './view.js';

/** The filters that were given: what was not asked does not narrow. */
export const bucketsOf = (
  asked: Readonly<Record<string, string | number | undefined>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asked)
      .filter(([, value]) => value !== undefined)
      .map(([bucket, value]) => [bucket, String(value)]),
  );

/** What a list shows of a register. */
export interface Wanted<D extends Doc, Row> {
  readonly buckets: Readonly<Record<string, string>>;
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
  { buckets, wanted, row }: Wanted<D, Row>,
  after: string | undefined,
  limit: number,
): Promise<Page<Row>> => {
  const items: Row[] = [];
  let next = after;
  do {
    const page = await reading.scan(view, buckets, next, limit);
    for (const { doc } of page.items) if (wanted(doc)) items.push(await row(doc));
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
