import type { CalendarDate } from '#kernel';
import { valuesOn } from '#parameters/events';
import { parametersView } from '#parameters/views';
import { bucketsOf, everyDoc, type Reading } from '#views';
import { thresholdOf } from '../../events/index.js';
import { purchaseOn } from '../purchase-on.js';
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

export interface LimitedAsked {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly supplier?: string;
  readonly category?: string;
  /** The day on which they are looked at; as they stand where it is absent. */
  readonly effective?: CalendarDate;
  readonly visible: (doc: PurchaseDoc) => boolean;
}

const isLimited = (doc: PurchaseDoc): boolean =>
  doc.status !== 'cancelled' && limitedMonth(doc) !== undefined;

/**
 * Those of a span of days, by their month: the work is that of the months asked about. A method stays as it is once
 * there is a supplier, so that on an earlier day none stood in another month; the supplier may have been another.
 */
export const limitedPurchases = async (
  reading: Reading,
  asked: LimitedAsked,
): Promise<readonly Limited[]> => {
  const { from, to, supplier, category, effective, visible } = asked;
  const found: Limited[] = [];
  const asItStood = effective === undefined ? undefined : purchaseOn(reading, effective);
  const buckets = { category, ...(asItStood ? {} : { supplier }) };
  const wanted = (doc: PurchaseDoc) =>
    isLimited(doc) && (supplier === undefined || doc.supplier!.taxCode === supplier);
  for (const limitedMonth of monthsOf(from, to))
    for (const doc of await everyDoc(reading, purchasesView, bucketsOf({ limitedMonth, ...buckets }))) {
      if (doc.methodOn! < from || doc.methodOn! > to || !visible(doc)) continue;
      const stood = asItStood ? await asItStood(doc) : doc;
      if (stood && wanted(stood)) found.push({ ...stood, threshold: thresholdOf[stood.method!]! } as Limited);
    }
  return found;
};

/** What the parameter `procurementThresholds` said on a day, as known at the reading's clock. */
export const limitsKnown = async (reading: Reading): Promise<LimitOn> => {
  const doc = await reading.get(parametersView, 'procurementThresholds');
  return (threshold, day) => valuesOn(doc?.history ?? [], day)?.[threshold];
};
