import { allowed, type Quantity, quantity, quantityText, refused, type Verdict, wholePieces } from '#kernel';
import { isOpenOn } from '#units/events';
import { uninspected, type Receipt } from './goods.js';
import type { InspectedItem, QuantityOf } from './purchase.data.js';
import type { Purchase } from './purchase.js';
import type { Surroundings } from './surroundings.js';

const beyond = (code: string, item: number, asked: Quantity, limit: Quantity): Verdict =>
  refused(code, { item, asked: quantityText(asked), limit: quantityText(limit) });

/** While an amendment is under way, goods must fit the contract as it is and as it may become. */
const orderedOf = ({ goods, amendment }: Purchase, no: number): Quantity => {
  const now = goods.get(no)?.ordered ?? 0n;
  const next = amendment?.items.find(item => item.no === no)?.qty;
  return next === undefined || now < quantity(next) ? now : quantity(next);
};

/** received − returned ≤ ordered. */
export const mustFitOrder = (purchase: Purchase, items: readonly QuantityOf[]): Verdict => {
  for (const { no, qty } of items) {
    const item = purchase.goods.get(no);
    if (!item) return refused('item.unknown', { item: no });
    const kept = item.received - item.returned;
    const ordered = orderedOf(purchase, no);
    if (kept + qty > ordered) return beyond('receipt.beyond-order', no, qty, ordered - kept);
  }
  return allowed;
};

export const mustKnowReceipt = (receipt: Receipt | undefined, receiptId: string): Verdict =>
  receipt ? allowed : refused('receipt.unknown', { receipt: receiptId });

/** Returned ≤ rejected, in each delivery: what was accepted stays, what was not inspected is inspected first. */
export const mustBeRejected = (receipt: Receipt | undefined, items: readonly QuantityOf[]): Verdict => {
  for (const { no, qty } of items) {
    const item = receipt?.items.get(no);
    const left = item ? item.rejected - item.returned : 0n;
    if (qty > left) return beyond('return.beyond-rejected', no, qty, left);
  }
  return allowed;
};

/** accepted + rejected ≤ received, in each delivery. */
export const mustBeDelivered = (receipt: Receipt | undefined, items: readonly InspectedItem[]): Verdict => {
  for (const { no, accepted, rejected } of items) {
    const item = receipt?.items.get(no);
    if (!item) return refused('item.unknown', { item: no });
    if (accepted + rejected > uninspected(item))
      return beyond('acceptance.beyond-received', no, accepted + rejected, uninspected(item));
  }
  return allowed;
};

/** accepted ≤ ordered. */
export const mustBeOrdered = (purchase: Purchase, items: readonly InspectedItem[]): Verdict => {
  for (const { no, accepted } of items) {
    const left = orderedOf(purchase, no) - (purchase.goods.get(no)?.accepted ?? 0n);
    if (accepted > left) return beyond('acceptance.beyond-order', no, accepted, left);
  }
  return allowed;
};

export const mustInspectSomething = (items: readonly InspectedItem[]): Verdict => {
  const empty = items.find(({ accepted, rejected }) => accepted + rejected === 0n);
  return empty || items.length === 0 ? refused('acceptance.empty', { item: empty?.no ?? 0 }) : allowed;
};

/** What is rejected has a reason; what is accepted has a place and somebody who answers for it. */
export const mustSayWhereAndWhy = (items: readonly InspectedItem[]): Verdict => {
  for (const { no, accepted, rejected, rejectReason, destination } of items) {
    if (rejected > 0n && !rejectReason) return refused('acceptance.reason-missing', { item: no });
    if (accepted > 0n && !destination) return refused('acceptance.destination-missing', { item: no });
  }
  return allowed;
};

export const destinationsMustBeOpen = (
  destinations: Surroundings['destinations'] = [],
  day: string,
): Verdict => {
  const closed = destinations.find(({ unit }) => !isOpenOn(unit, day));
  return closed
    ? refused('unit.not-open', { unit: closed.unitId, day, status: closed.unit.status })
    : allowed;
};

/** More would not fit into one event. */
export const assetsMax = 200;

/** As many assets as were accepted, in whole pieces, and what registering them needs. */
export const assetsMustMatch = (items: readonly InspectedItem[]): Verdict => {
  const all = items.flatMap(({ assets = [] }) => assets);
  if (all.length > assetsMax)
    return refused('acceptance.too-many-assets', { asked: all.length, limit: assetsMax });
  for (const { no, accepted, assets, registration } of items) {
    if (assets === undefined) continue;
    if (!registration) return refused('acceptance.registration-missing', { item: no });
    if (wholePieces(accepted) !== assets.length)
      return refused('acceptance.assets-differ', {
        item: no,
        accepted: quantityText(accepted),
        assets: assets.length,
      });
  }
  const numbers = all.map(({ assetNumber }) => assetNumber);
  const twice = numbers.find((assetNumber, at) => numbers.indexOf(assetNumber) !== at);
  return twice ? refused('acceptance.asset-number-twice', { assetNumber: twice }) : allowed;
};
