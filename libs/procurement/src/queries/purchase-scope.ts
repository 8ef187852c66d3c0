import type { CalendarDate } from '#kernel';
import type { Reading } from '#views';
import { readUnitTree, type Scope } from '#units/views';
import type { PurchaseDoc } from './purchases.view.js';

/** Whoever may read one of a purchase's units may read the purchase; `within` narrows to a unit's subtree. */
export const purchasesVisible = async (
  reading: Reading,
  scope: Scope,
  day: CalendarDate,
  within?: string,
): Promise<(doc: Pick<PurchaseDoc, 'units'>) => boolean> => {
  const tree = await readUnitTree(reading, day);
  const readable = tree.readableBy(scope);
  const below = within === undefined ? undefined : tree.within(within);
  return ({ units }) => units.some(readable) && (below === undefined || units.some(unit => below.has(unit)));
};
