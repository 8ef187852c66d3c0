import { eventType, type FactOf, list, maybe, shape, text, uuid } from '#event-sourcing';
import { itemQuantity } from '#requisitions/events';

/** Goods are there. Nothing is accepted yet. */
export const goodsReceived = eventType(
  'GoodsReceived',
  'A delivery arrived; it waits to be inspected.',
  shape({
    purchaseId: uuid(),
    receiptId: uuid(),
    place: text(300),
    items: list(itemQuantity()),
    deliveryNote: maybe(text(200)),
  }),
);

/** Only what was rejected goes back. */
export const goodsReturned = eventType(
  'GoodsReturned',
  'Rejected goods went back to the supplier.',
  shape({ purchaseId: uuid(), returnId: uuid(), receiptId: uuid(), items: list(itemQuantity()) }),
);

export type GoodsReceived = FactOf<typeof goodsReceived>;
export type GoodsReturned = FactOf<typeof goodsReturned>;
