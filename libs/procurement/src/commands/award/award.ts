import { commandOf } from '#event-sourcing';
import { vnd } from '#kernel';
import { purchase } from '../../domain/purchase.decider.js';
import type { PurchaseAwarded } from '../../events/index.js';
import { matterOf } from '../matter.js';

/** Binds the plan and the method that were seen. */
export const award = commandOf(purchase, 'AwardPurchase', {
  duty: 'buyer',
  needsIfMatch: true,
  target: ({ purchaseId }) => purchaseId,
  units: (_, { buyerUnit }) => [buyerUnit],
  delegable: {
    matter: (_, state) => matterOf(state),
    worth: ([awarded]) => vnd((awarded as PurchaseAwarded).data.total),
  },
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
