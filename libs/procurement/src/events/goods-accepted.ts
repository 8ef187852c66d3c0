import { assetClasses, regimes } from '#assets/events';
import {
  calendarDate,
  eventType,
  type FactOf,
  list,
  maybe,
  money,
  oneOf,
  positiveMoney,
  quantity,
  shape,
  slug,
  text,
  uuid,
} from '#event-sourcing';
import { type Money, moneyText, vnd } from '#kernel';
import { itemNo } from '#requisitions/events';

/** Where accepted goods go, and who answers for them there. */
export const destinationShape = () => shape({ unitId: slug(), officerId: text(100), location: text(300) });

/**
 * A committee found goods fit, or not. `amount` is the value of what was accepted, `total` the sum over the items.
 * Of items that become assets there are exactly as many `assets` as were accepted; their costs sum exactly to the
 * item's `amount`, the remainder on the last. The n-th asset of an item (from 0) is registered under
 * `purchasedAssetId(acceptanceId, no, n)`, which already holds the claim of its number.
 */
export const goodsAccepted = eventType(
  'GoodsAccepted',
  'A committee accepted or rejected delivered goods; what it accepted may be paid, and becomes assets.',
  shape({
    purchaseId: uuid(),
    buyerUnit: slug(),
    acceptanceId: uuid(),
    receiptId: uuid(),
    committee: list(text(100)),
    items: list(
      shape({
        no: itemNo(),
        itemCode: text(60),
        accepted: quantity(),
        rejected: quantity(),
        rejectReason: maybe(text(500)),
        amount: money(),
        destination: maybe(destinationShape()),
        registration: maybe(
          shape({
            assetClass: oneOf(...assetClasses),
            regime: oneOf(...regimes),
            manufacturer: maybe(text(200)),
            model: maybe(text(200)),
            inServiceFrom: maybe(calendarDate()),
          }),
        ),
        assets: maybe(
          list(shape({ assetNumber: text(60), manufacturerSerial: maybe(text(100)), originalCost: money() })),
        ),
      }),
    ),
    total: money(),
    /** The contract's lines and what each bears of it: shares of any cost follow by `sharesOf`. */
    fundings: list(shape({ lineId: text(200), amount: positiveMoney() })),
  }),
);

export type GoodsAccepted = FactOf<typeof goodsAccepted>;
export type AcceptedItem = GoodsAccepted['data']['items'][number];

/**
 * What each line bears of a cost, in proportion to its part of the contract: rounded down, the remainder on the last.
 * The shares sum exactly to the cost.
 */
export const sharesOf = (
  cost: Money,
  fundings: GoodsAccepted['data']['fundings'],
): { lineId: string; share: string }[] => {
  const whole = fundings.reduce((sum, { amount }) => sum + vnd(amount), 0n);
  let left = cost;
  return fundings.map(({ lineId, amount }, n) => {
    const share = n === fundings.length - 1 ? left : (cost * vnd(amount)) / whole;
    left -= share;
    return { lineId, share: moneyText(share) };
  });
};
