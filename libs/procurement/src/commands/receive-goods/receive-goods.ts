import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';

/** A delivery arrives. Nothing is accepted by it. */
export const receiveGoods = commandOf(purchase, 'ReceiveGoods', {
  duty: 'receiver',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'purchase.duties-not-apart',
    'items.numbered-twice',
    'item.unknown',
    'receipt.beyond-order',
  ],
});
