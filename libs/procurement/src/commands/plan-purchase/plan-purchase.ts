import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { requisitionsAndBuyer } from '../../surroundings.js';
import { mayEndWith } from '../../reactions/may-end-with.js';

/** Takes quantities of approved requisitions; each of them answers before the purchase goes on. */
export const planPurchase = commandOf(purchase, 'PlanPurchase', {
  opens: true,
  duty: 'buyer',
  target: ({ purchaseId }) => purchaseId,
  units: ({ buyerUnit }) => [buyerUnit],
  facts: requisitionsAndBuyer,
  refusals: [
    'purchase.exists',
    'date.in-future',
    'unit.not-open',
    'items.numbered-twice',
    'requisition.wrong-state',
    'purchase.too-early',
    'requisition.beyond-buyer',
    'item.unknown',
    'plan.items-differ',
    'requisition.quantity-taken',
    'purchase.duties-not-apart',
    'plan.too-large',
  ],
  processRefusals: mayEndWith.planning,
});
