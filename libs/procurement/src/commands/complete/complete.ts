import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';

/** Everything accepted is paid but the retention; the rest goes back to the lines. */
export const complete = commandOf(purchase, 'CompletePurchase', {
  duty: 'buyer',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'purchase.payments-pending',
    'purchase.advance-outstanding',
    'purchase.goods-uninspected',
    'purchase.accepted-unpaid',
  ],
});
