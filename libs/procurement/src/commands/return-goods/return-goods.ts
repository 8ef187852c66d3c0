import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';

/** Rejected goods go back, and make room for others. */
export const returnGoods = commandOf(purchase, 'ReturnGoods', {
  duty: 'receiver',
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'receipt.unknown',
    'purchase.too-early',
    'items.numbered-twice',
    'return.beyond-rejected',
  ],
});
