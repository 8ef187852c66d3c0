import { type CalendarDate, daysBetween, moneyText, vnd } from '#kernel';
import type { PurchaseDoc } from '../purchases.view.js';
import type { SplitClusterRow } from './split-purchases.query.js';

/** A purchase whose method a threshold limits, once it has a supplier. */
export type Limited = PurchaseDoc &
  Required<Pick<PurchaseDoc, 'supplier' | 'method' | 'methodOn'>> & { readonly threshold: string };

/** The limit that was in force on a day; undefined: none was set for it. */
export type LimitOn = (threshold: string, day: CalendarDate) => string | undefined;

const alike = ({ buyerUnit, supplier, category, threshold }: Limited): string =>
  JSON.stringify([buyerUnit, supplier.taxCode, category, threshold]);

const byDay = (a: Limited, b: Limited): number =>
  a.methodOn === b.methodOn ? (a.purchaseId < b.purchaseId ? -1 : 1) : a.methodOn < b.methodOn ? -1 : 1;

/** The longest runs that lie within so many days, none inside another. */
const runsWithin = (days: number, sorted: readonly Limited[]): readonly (readonly Limited[])[] => {
  const runs: Limited[][] = [];
  let reached = 0;
  for (const [first, { methodOn }] of sorted.entries()) {
    const end = sorted.findLastIndex(other => daysBetween(methodOn, other.methodOn) <= days) + 1;
    if (end > reached && end - first > 1) runs.push(sorted.slice(first, end));
    reached = Math.max(reached, end);
  }
  return runs;
};

const clusterOf = (members: readonly Limited[], limitOn: LimitOn): SplitClusterRow | undefined => {
  const first = members[0]!;
  const last = members.at(-1)!;
  const limit = limitOn(first.threshold, last.methodOn);
  const sum = members.reduce((total, { estTotal }) => total + vnd(estTotal), 0n);
  if (limit !== undefined && sum <= vnd(limit)) return undefined;
  const { buyerUnit, supplier, category, threshold } = first;
  return {
    buyerUnit,
    supplier,
    category,
    from: first.methodOn,
    to: last.methodOn,
    threshold,
    limit: limit ?? null,
    sum: moneyText(sum),
    verdict: limit === undefined ? 'unknown' : 'above',
    members: members.map(({ purchaseId, method, methodOn: on, estTotal, total, status }) => ({
      purchaseId,
      method,
      on,
      estTotal,
      total,
      status,
    })),
  };
};

/** Purchases of one unit, supplier, category and threshold, near to one another, that are above it together. */
export const clustersOf = (
  purchases: readonly Limited[],
  days: number,
  limitOn: LimitOn,
): readonly SplitClusterRow[] =>
  [...Map.groupBy(purchases, alike)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => runsWithin(days, group.toSorted(byDay)))
    .flatMap(run => clusterOf(run, limitOn) ?? []);
