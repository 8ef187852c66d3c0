import { eventType, type FactOf, list, maybe, money, sha256Hex, shape, text, uuid } from '#event-sourcing';
import { pricedItem } from './item-shapes.js';

export const supplierShape = () => shape({ taxCode: text(20), name: text(300) });
export interface Supplier {
  readonly taxCode: string;
  readonly name: string;
}

/** `total` is the sum of the items' amounts. Awarding again replaces what was awarded before. */
export const purchaseAwarded = eventType(
  'PurchaseAwarded',
  'A supplier is to deliver, at these prices.',
  shape({
    purchaseId: uuid(),
    seenDigest: sha256Hex(),
    supplier: supplierShape(),
    bidders: list(shape({ taxCode: text(20), name: text(300), price: maybe(money()) })),
    items: list(pricedItem()),
    total: money(),
    evaluationDoc: maybe(text(200)),
  }),
);

export type PurchaseAwarded = FactOf<typeof purchaseAwarded>;
