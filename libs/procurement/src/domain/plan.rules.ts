import {
  allowed,
  type CalendarDate,
  largestMoney,
  type Money,
  quantityText,
  refused,
  type Verdict,
} from '#kernel';
import { mustBeSet, type ParameterValues } from '#parameters/events';
import { freeOf, type RequisitionItem } from '#requisitions/events';
import { isOpenOn } from '#units/events';
import { isCompetitive, type Method, thresholdOf } from '../events/index.js';
import type { PlannedItem } from './purchase.data.js';
import type { Source, Surroundings } from './surroundings.js';

export const buyerMustBeOpen = (
  buyerUnit: string,
  buyer: Surroundings['buyer'],
  day: CalendarDate,
): Verdict =>
  buyer && isOpenOn(buyer.unit, day)
    ? allowed
    : refused('unit.not-open', { unit: buyerUnit, day, status: buyer?.unit.status ?? 'none' });

export const mustNumberItemsOnce = (items: readonly { readonly no: number }[]): Verdict => {
  const twice = items.find(({ no }, at) => items.findIndex(other => other.no === no) !== at);
  return twice ? refused('items.numbered-twice', { item: twice.no }) : allowed;
};

/** Only approved requisitions give anything. */
export const sourcesMustBeApproved = (sources: readonly Source[]): Verdict => {
  const other = sources.find(({ requisition }) => requisition.status !== 'approved');
  return other
    ? refused('requisition.wrong-state', {
        requisition: other.requisitionId,
        status: other.requisition.status,
        wanted: 'approved',
      })
    : allowed;
};

/** A unit buys for itself and for units below it; a division also for every unit of the province it serves. */
export const mustServeRequesters = (
  buyerUnit: string,
  buyer: Surroundings['buyer'],
  sources: readonly Source[],
): Verdict => {
  const served = buyer?.unit.kind === 'division' ? buyer.lineage.slice(0, 2) : [buyerUnit];
  const other = sources.find(({ lineage }) => !lineage.some(unit => served.includes(unit)));
  return other
    ? refused('requisition.beyond-buyer', { unit: other.requisition.unitId, buyer: buyerUnit })
    : allowed;
};

const itemsOf = ({ sources }: PlannedItem, given: readonly Source[]): (RequisitionItem | undefined)[] =>
  sources.map(({ requisitionId, no }) =>
    given.find(source => source.requisitionId === requisitionId)?.requisition.items.get(no),
  );

/** What is bought as one item was asked for as one thing, in one unit of measure. */
export const itemsMustBeAlike = (items: readonly PlannedItem[], given: readonly Source[]): Verdict => {
  for (const item of items) {
    const [first, ...others] = itemsOf(item, given);
    if (!first) return refused('item.unknown', { item: item.no });
    const other = others.find(o => o?.itemCode !== first.itemCode || o.uom !== first.uom);
    if (others.includes(undefined)) return refused('item.unknown', { item: item.no });
    if (other)
      return refused('plan.items-differ', {
        item: item.no,
        first: `${first.itemCode} (${first.uom})`,
        other: `${other.itemCode} (${other.uom})`,
      });
  }
  return allowed;
};

/** As seen now. The requisition itself has the last word: another plan may be on its way to it. */
export const quantitiesMustBeFree = (items: readonly PlannedItem[], given: readonly Source[]): Verdict => {
  for (const { requisitionId, requisition } of given)
    for (const [no] of requisition.items) {
      const asked = items
        .flatMap(({ sources }) => sources)
        .filter(source => source.requisitionId === requisitionId && source.no === no)
        .reduce((sum, { qty }) => sum + qty, 0n);
      const free = freeOf(requisition, no);
      if (asked > free)
        return refused(
          'requisition.quantity-taken',
          { requisition: requisitionId, item: no, asked: quantityText(asked), free: quantityText(free) },
          [...requisition.planned.keys()].slice(0, 20).map(id => ({ kind: 'purchase', id })),
        );
    }
  return allowed;
};

/** Without competition there must be a reason that can be inspected. */
export const mustGiveRationale = (method: Method, rationale: string | undefined): Verdict =>
  isCompetitive(method) || rationale ? allowed : refused('method.rationale-missing', { method });

/** Source: Decree 214/2025/NĐ-CP and those before it: the amounts are the dated parameter `procurementThresholds`. */
export const mustFitThreshold = (
  method: Method,
  estTotal: Money,
  thresholds: ParameterValues | undefined,
  day: CalendarDate,
): Verdict => {
  const name = thresholdOf[method];
  if (name === undefined) return allowed;
  const missing = mustBeSet('procurementThresholds', thresholds, day);
  if (missing || !thresholds) return missing;
  const limit = BigInt(thresholds[name]!);
  return estTotal <= limit ? allowed : refused('method.beyond-threshold', { method, estTotal, limit });
};

/** What several requisitions ask for together must have a price that can be written down. */
export const estimateMustBeWritable = (estimate: Money): Verdict =>
  estimate <= largestMoney ? allowed : refused('plan.too-large', { estimate, most: largestMoney });
