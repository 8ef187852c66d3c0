import type { Cell, Page } from '../read-store.js';
import type { Doc, View } from '../view.js';
import type { Difference, Pasts } from './difference.js';
import { registerDifferences } from './register-differences.js';
import { tallyDifferences } from './tally-differences.js';

/** Whether somebody may read what belongs to any of these units. */
export type OfUnits = (units: readonly string[]) => boolean;

/** The units that a document or a cell of a view belongs to; undefined when the view is not divided by unit. */
export const unitsOf = (view: View): ((of: Doc & Cell) => readonly string[]) | undefined =>
  view.kind === 'register'
    ? (view.units ?? view.buckets['unit'])
    : view.unit && (cell => [view.unit!(cell) ?? []].flat());

/**
 * A page of what differs between two pasts. It may be shorter than `limit` while there is more, but never empty then.
 * Of a view that is not divided by unit everything is told: its caller asks `unitsOf` first.
 */
export const differences = async (
  pasts: Pasts,
  view: View,
  readable: OfUnits,
  after: string | undefined,
  limit: number,
): Promise<Page<Difference>> => {
  const units = unitsOf(view);
  const wanted = (of: object): boolean => !units || readable(units(of as Doc & Cell));
  let page: Page<Difference>;
  let next = after;
  do {
    page =
      view.kind === 'tally'
        ? await tallyDifferences(pasts, view, wanted, next, limit)
        : await registerDifferences(pasts, view, wanted, next, limit);
    next = page.next;
  } while (next !== undefined && page.items.length === 0);
  return page;
};
