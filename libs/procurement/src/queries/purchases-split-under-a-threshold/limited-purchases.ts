import type { CalendarDate } from '#kernel';
import { valuesOn } from '#parameters/events';
import { parametersView } from '#parameters/views';
import { bucketsOf, type Reading } from '#views';
import { thresholdOf } from '../../events/index.js';
import { limitedMonth, type PurchaseDoc, purchasesView } from '../purchases.view.js';
import type { Limited, LimitOn } from './clusters.js';

/** The months of a span of days, `YYYY-MM`. */
const monthsOf = (from: CalendarDate, to: CalendarDate): readonly string[] => {
  const months: string[] = [];
  const [lastYear, lastMonth] = to.split('-').map(Number) as [number, number];
  let [year, month] = from.split('-').map(Number) as [number, number];
  for (; year < lastYear || (year === lastYear && month <= lastMonth); month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    if (year < lastYear || month <= lastMonth) months.push(`${year}-${String(month).padStart(2, '0')}`);
  }
  return months;
};

const pageSize = 500;

export interface LimitedAsked {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly supplier?: string;
  readonly category?: string;
  readonly visible: (doc: PurchaseDoc) => boolean;
}

const isLimited = (doc: PurchaseDoc): boolean => limitedMonth(doc) !== undefined;

/** Those of a span of days, by their month: the work is that of the months asked about. */
export const limitedPurchases = async (
  reading: Reading,
  { from, to, supplier, category, visible }: LimitedAsked,
): Promise<readonly Limited[]> => {
  const found: PurchaseDoc[] = [];
  for (const month of monthsOf(from, to)) {
    let after: string | undefined;
    do {
      const buckets = bucketsOf({ limitedMonth: month, supplier, category });
      const page = await reading.scan(purchasesView, buckets, after, pageSize);
      found.push(...page.items.map(({ doc }) => doc));
      after = page.next;
    } while (after !== undefined);
  }
  return found
    .filter(doc => isLimited(doc) && doc.methodOn! >= from && doc.methodOn! <= to && visible(doc))
    .map(doc => ({ ...doc, threshold: thresholdOf[doc.method!]! }) as Limited);
};

/** What the parameter `procurementThresholds` said on a day, as known at the reading's clock. */
export const limitsKnown = async (reading: Reading): Promise<LimitOn> => {
  const doc = await reading.get(parametersView, 'procurementThresholds');
  return (threshold, day) => valuesOn(doc?.history ?? [], day)?.[threshold];
};
