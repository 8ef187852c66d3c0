import { firstRefusal, moneyText, mustNotBeFutureDated, personsIn, quantityText, sumOf } from '#kernel';
import { goodsAccepted, type AcceptedItem, goodsReceived, goodsReturned } from '../../events/index.js';
import { valueOf } from '../goods.js';
import {
  assetsMustMatch,
  destinationsMustBeOpen,
  mustBeDelivered,
  mustBeOrdered,
  mustBeRejected,
  mustFitOrder,
  mustInspectSomething,
  mustKnowReceipt,
  mustSayWhereAndWhy,
} from '../goods.rules.js';
import { mustNumberItemsOnce } from '../plan.rules.js';
import type { InspectedItem, QuantityOf } from '../purchase.data.js';
import type { Purchase } from '../purchase.js';
import { mustBeApart, actorMustBeApart } from '../separation.rules.js';
import { mustBe, mustNotPrecede } from '../state.rules.js';
import type { PurchaseDecide } from './purchase-decide.js';

const written = (items: readonly QuantityOf[]) =>
  items.map(({ no, qty }) => ({ no, qty: quantityText(qty) }));

/** The value is split over the pieces so that it sums exactly; the remainder is on the last. */
const costs = (value: bigint, pieces: number): bigint[] => {
  if (pieces === 0) return [];
  const each = value / BigInt(pieces);
  return Array.from({ length: pieces }, (_, n) =>
    n === pieces - 1 ? value - each * BigInt(pieces - 1) : each,
  );
};

const acceptedItem = ({ plan, goods }: Purchase, inspected: InspectedItem): AcceptedItem => {
  const { no, accepted, rejected, rejectReason, destination, registration, assets } = inspected;
  const amount = valueOf(goods.get(no)!, accepted);
  const cost = costs(amount, assets?.length ?? 0);
  return {
    no,
    rejectReason,
    destination,
    registration,
    itemCode: plan!.items.find(item => item.no === no)!.itemCode,
    accepted: quantityText(accepted),
    rejected: quantityText(rejected),
    amount: moneyText(amount),
    assets: assets?.map((asset, n) => ({ ...asset, originalCost: moneyText(cost[n]!) })),
  };
};

/** Deliveries and their inspection. */
export const goods: PurchaseDecide<'ReceiveGoods' | 'ReturnGoods' | 'AcceptGoods'> = {
  ReceiveGoods: (before, { data, meta }) => {
    const { purchaseId, receiptId, place, items, deliveryNote } = data;
    return (
      firstRefusal(
        mustBe(before, 'active', 'amending'),
        mustNotBeFutureDated(meta),
        mustNotPrecede(meta, before.signedOn),
        actorMustBeApart(before, 'acceptor', meta),
        mustNumberItemsOnce(items),
        mustFitOrder(before, items),
      ) ?? [goodsReceived({ purchaseId, receiptId, place, items: written(items), deliveryNote })]
    );
  },

  ReturnGoods: (before, { data: { purchaseId, returnId, receiptId, items }, meta }) => {
    const receipt = before.receipts.get(receiptId);
    return (
      firstRefusal(
        mustBe(before, 'active'),
        mustNotBeFutureDated(meta),
        mustKnowReceipt(receipt, receiptId),
        mustNotPrecede(meta, receipt?.inspectedOn ?? ''),
        mustNumberItemsOnce(items),
        mustBeRejected(receipt, items),
      ) ?? [goodsReturned({ purchaseId, returnId, receiptId, items: written(items) })]
    );
  },

  AcceptGoods: (before, { data, meta }, { destinations }) => {
    const { purchaseId, acceptanceId, receiptId, committee, items } = data;
    const receipt = before.receipts.get(receiptId);
    const refusal = firstRefusal(
      mustBe(before, 'active', 'amending'),
      mustNotBeFutureDated(meta),
      mustKnowReceipt(receipt, receiptId),
      mustNotPrecede(meta, receipt?.on ?? ''),
      mustBeApart(before.roles, 'acceptor', [...personsIn(meta), ...committee]),
      mustInspectSomething(items),
      mustNumberItemsOnce(items),
      mustBeDelivered(receipt, items),
      mustBeOrdered(before, items),
      mustSayWhereAndWhy(items),
      assetsMustMatch(items),
      destinationsMustBeOpen(destinations, meta.effectiveDate),
    );
    if (refusal) return refusal;
    const accepted = items.map(item => acceptedItem(before, item));
    const fundings = [...before.fundings.values()];
    return [
      goodsAccepted({
        purchaseId,
        acceptanceId,
        receiptId,
        buyerUnit: before.buyerUnit,
        committee: [...committee],
        items: accepted,
        total: moneyText(sumOf(accepted.map(({ amount }) => BigInt(amount)))),
        fundings: fundings.map(({ lineId, amount }) => ({ lineId, amount: moneyText(amount) })),
      }),
    ];
  },
};
