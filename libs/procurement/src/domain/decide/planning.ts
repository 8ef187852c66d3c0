import {
  firstRefusal,
  type Money,
  moneyText,
  mustNotBeFutureDated,
  priced,
  quantity,
  quantityText,
  sumOf,
  vnd,
} from '#kernel';
import {
  planConfirmed,
  planningRefused,
  planSourceRefused,
  planSourceReserved,
  purchaseCancelled,
  purchasePlanned,
  type PurchasePlanned,
  type StepRefusal,
  writtenRefusal,
} from '../../events/index.js';
import {
  buyerMustBeOpen,
  estimateMustBeWritable,
  itemsMustBeAlike,
  mustNumberItemsOnce,
  mustServeRequesters,
  quantitiesMustBeFree,
  sourcesMustBeApproved,
} from '../plan.rules.js';
import type { PlanData, PlannedItem } from '../purchase.data.js';
import type { Purchase } from '../purchase.js';
import { requestersMustNotApprove } from '../separation.rules.js';
import { mustBe, mustBeNew, mustNotPrecede } from '../state.rules.js';
import type { Source } from '../surroundings.js';
import type { PurchaseDecide } from './purchase-decide.js';

type Plan = PurchasePlanned['data'];

/** What the plan takes of one requisition, item by item. */
const takenOf = (
  { items }: PlanData,
  { requisitionId, requisition }: Source,
): Plan['requisitions'][number] => {
  const taken = items.flatMap(item => item.sources).filter(source => source.requisitionId === requisitionId);
  const numbers = [...new Set(taken.map(({ no }) => no))];
  return {
    requisitionId,
    unitId: requisition.unitId,
    requesters: [...new Set(requisition.requesters)],
    approvers: [...new Set(requisition.approvers)],
    items: numbers.map(no => ({
      no,
      qty: quantityText(sumQty(taken.filter(source => source.no === no))),
    })),
  };
};

const sumQty = (parts: readonly { readonly qty: bigint }[]) => parts.reduce((sum, { qty }) => sum + qty, 0n);

/** A planned item is described and priced as the first requisition it takes from says. */
const plannedOf =
  (given: readonly Source[]) =>
  (item: PlannedItem): Plan['items'][number] => {
    const [first] = item.sources;
    const asked = given
      .find(({ requisitionId }) => requisitionId === first!.requisitionId)!
      .requisition.items.get(first!.no)!;
    const { itemCode, description, uom, estUnitPrice } = asked;
    return {
      no: item.no,
      itemCode,
      description,
      uom,
      estUnitPrice,
      qty: quantityText(sumQty(item.sources)),
      sources: item.sources.map(source => ({ ...source, qty: quantityText(source.qty) })),
    };
  };

const estimateOf = (items: Plan['items']): Money =>
  sumOf(items.map(({ qty, estUnitPrice }) => priced(quantity(qty), vnd(estUnitPrice))));

/** What the last requisition's answer makes of the plan. */
const settled = (purchase: Purchase, sources: Purchase['sources']) => {
  const { purchaseId } = purchase.plan!;
  if (sources.some(answer => answer === 'asked')) return [];
  const refusal = sources.valueSeq().find(answer => typeof answer === 'object') as StepRefusal | undefined;
  if (!refusal) return [planConfirmed({ purchaseId })];
  const free = [...sources.filter(answer => answer === 'reserved').keys()];
  return [planningRefused({ purchaseId, free, ...writtenRefusal(refusal) })];
};

/** A purchase begins with quantities that approved requisitions give it, and ends without trace if it is cancelled. */
export const planning: PurchaseDecide<'PlanPurchase' | 'ReserveSource' | 'RefuseSource' | 'CancelPurchase'> =
  {
    PlanPurchase: (before, { data, meta }, { sources = [], buyer }) => {
      const { purchaseId, buyerUnit, category, fundings } = data;
      const refusal = firstRefusal(
        mustBeNew(before),
        mustNotBeFutureDated(meta),
        buyerMustBeOpen(buyerUnit, buyer, meta.effectiveDate),
        mustNumberItemsOnce(data.items),
        sourcesMustBeApproved(sources),
        ...sources.map(({ requisition }) => mustNotPrecede(meta, requisition.lastStepOn)),
        mustServeRequesters(buyerUnit, buyer, sources),
        itemsMustBeAlike(data.items, sources),
        quantitiesMustBeFree(data.items, sources),
        requestersMustNotApprove(sources.map(({ requisition }) => requisition)),
      );
      if (refusal) return refusal;
      const items = data.items.map(plannedOf(sources));
      const estimate = estimateOf(items);
      const tooLarge = estimateMustBeWritable(estimate);
      if (tooLarge) return tooLarge;
      return [
        purchasePlanned({
          purchaseId,
          buyerUnit,
          category,
          items,
          requisitions: sources.map(source => takenOf(data, source)),
          estTotal: moneyText(estimate),
          fundings: fundings.map(({ lineId, amount }) => ({ lineId, amount: moneyText(amount) })),
        }),
      ];
    },

    ReserveSource: (before, { data: { purchaseId, requisitionId } }) =>
      mustBe(before, 'planning') ?? [
        planSourceReserved({ purchaseId, requisitionId }),
        ...settled(before, before.sources.set(requisitionId, 'reserved')),
      ],

    RefuseSource: (before, { data: { purchaseId, requisitionId, ...refusal } }) =>
      mustBe(before, 'planning') ?? [
        planSourceRefused({ purchaseId, requisitionId, ...writtenRefusal(refusal) }),
        ...settled(before, before.sources.set(requisitionId, refusal)),
      ],

    CancelPurchase: (before, { data: { purchaseId }, meta }) =>
      firstRefusal(
        mustBe(before, 'planned', 'methodSelected', 'awarded'),
        mustNotBeFutureDated(meta),
        mustNotPrecede(meta, before.decidedOn),
      ) ?? [purchaseCancelled({ purchaseId, free: [...before.sources.keys()] })],
  };
