import { firstRefusal, moneyText, mustNotBeFutureDated, priced, quantityText, vnd } from '#kernel';
import { digestOf } from '#requisitions/events';
import {
  isCompetitive,
  methodSelected,
  type PricedItem,
  purchaseAwarded,
  type Method,
} from '../../events/index.js';
import { mustBeWritable, mustCostSomething, mustOfferWithinPlan, totalOf } from '../contract.rules.js';
import { mustFitThreshold, mustGiveRationale, mustNumberItemsOnce } from '../plan.rules.js';
import type { OfferedItem } from '../purchase.data.js';
import type { Purchase } from '../purchase.js';
import { mustBe, mustHaveSeen, mustNotPrecede } from '../state.rules.js';
import type { Surroundings } from '../surroundings.js';
import type { PurchaseDecide } from './purchase-decide.js';

export const pricedItems = (items: readonly OfferedItem[]): PricedItem[] =>
  items.map(({ no, qty, unitPrice }) => ({
    no,
    qty: quantityText(qty),
    unitPrice: moneyText(unitPrice),
    amount: moneyText(priced(qty, unitPrice)),
  }));

/** What an award decides on: the plan and the method as they were recorded. Shown whole by the purchase's file. */
export const awardContent = ({ plan, method }: Pick<Purchase, 'plan' | 'method'>) => ({ plan, method });

/** Kinds of paper, as `requiredDocuments` names them for a method; undefined: nothing was set for the day. */
const documentsFor = (method: Method, { requiredDocuments }: Surroundings): string[] | undefined =>
  requiredDocuments?.[method]?.split(',').map(kind => kind.trim());

/** How a supplier is found, and which one it is. */
export const awarding: PurchaseDecide<'SelectMethod' | 'AwardPurchase'> = {
  SelectMethod: (before, { data: { purchaseId, method, legalRule, rationale }, meta }, surroundings) => {
    const state = mustBe(before, 'planned', 'methodSelected');
    if (state) return state;
    return (
      firstRefusal(
        mustNotBeFutureDated(meta),
        mustNotPrecede(meta, before.decidedOn),
        mustGiveRationale(method, rationale),
        mustFitThreshold(method, vnd(before.plan!.estTotal), surroundings.thresholds, meta.effectiveDate),
      ) ?? [
        methodSelected({
          purchaseId,
          method,
          legalRule,
          rationale,
          competitive: isCompetitive(method) ? 'yes' : 'no',
          requiredDocuments: documentsFor(method, surroundings),
        }),
      ]
    );
  },

  AwardPurchase: (before, { data, meta }) => {
    const { purchaseId, seenDigest, supplier, bidders, items, evaluationDoc } = data;
    const state = mustBe(before, 'methodSelected', 'awarded');
    if (state) return state;
    return (
      firstRefusal(
        mustNotBeFutureDated(meta),
        mustNotPrecede(meta, before.decidedOn),
        mustHaveSeen(seenDigest, digestOf(awardContent(before))),
        mustNumberItemsOnce(items),
        mustOfferWithinPlan(before, items),
        mustCostSomething(totalOf(items)),
        mustBeWritable(totalOf(items)),
      ) ?? [
        purchaseAwarded({
          purchaseId,
          seenDigest,
          supplier,
          evaluationDoc,
          bidders: bidders.map(({ price, ...bidder }) => ({
            ...bidder,
            price: price === undefined ? undefined : moneyText(price),
          })),
          items: pricedItems(items),
          total: moneyText(totalOf(items)),
        }),
      ]
    );
  },
};
