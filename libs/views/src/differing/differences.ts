import type { Cell, Page } from '../read-store.js';
import type { Doc, RegisterView, TallyView, View } from '../view.js';
import type { Difference, Pasts } from './difference.js';
import { registerDifferences } from './register-differences.js';
import { tallyDifferences } from './tally-differences.js';

/** Whether somebody may read what belongs to a unit; absent: they read everything. */
export type MayRead = ((unitId: string) => boolean) | undefined;

/** Whether a view is divided by unit: only of such a one can a part be told. */
export const isByUnit = (view: View): boolean =>
  view.kind === 'register' ? Boolean(view.part ?? view.buckets['unit']) : view.unit !== undefined;

/** A document as somebody may read it; undefined where they may not. */
const docFor =
  ({ part, buckets }: RegisterView, mayRead: MayRead) =>
  (doc: Doc): Doc | undefined => {
    if (!mayRead) return doc;
    return part ? part(doc, mayRead) : buckets['unit']?.(doc).some(mayRead) ? doc : undefined;
  };

const cellFor =
  ({ unit }: TallyView, mayRead: MayRead) =>
  (cell: Cell): boolean =>
    !mayRead || [unit?.(cell) ?? []].flat().some(mayRead);

/**
 * A page of what differs between two pasts. It may be shorter than `limit` while there is more, but never empty then.
 * Of a view that is not divided by unit nothing is told to somebody who reads a part.
 */
export const differences = async (
  pasts: Pasts,
  view: View,
  mayRead: MayRead,
  after: string | undefined,
  limit: number,
): Promise<Page<Difference>> => {
  let page: Page<Difference>;
  let next = after;
  do {
    page =
      view.kind === 'tally'
        ? await tallyDifferences(pasts, view, cellFor(view, mayRead), next, limit)
        : await registerDifferences(pasts, view, docFor(view, mayRead), next, limit);
    next = page.next;
  } while (next !== undefined && page.items.length === 0);
  return page;
};
