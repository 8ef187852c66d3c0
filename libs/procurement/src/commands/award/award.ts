import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';

/** Binds the plan and the method that were seen. */
export const award = commandOf(purchase, 'AwardPurchase', {
  duty: 'buyer',
  needsIfMatch: true,
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.too-early',
    'purchase.seen-otherwise',
    'items.numbered-twice',
    'item.unknown',
    'purchase.beyond-plan',
    'contract.worthless',
    'contract.too-large',
  ],
});
