import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';

/** Before anything is signed. What was taken of requisitions is free again. */
export const cancel = commandOf(purchase, 'CancelPurchase', {
  duty: 'buyer',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  refusals: ['process.in-progress', 'purchase.wrong-state', 'date.in-future', 'purchase.too-early'],
});
