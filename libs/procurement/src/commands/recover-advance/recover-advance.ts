import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { unitOfCommitment } from '../../surroundings.js';

/** An advance, or part of it, comes back from the supplier. */
export const recoverAdvance = commandOf(purchase, 'RecoverPurchaseAdvance', {
  duty: 'accountant',
  target: ({ purchaseId }) => purchaseId,
  units: unitOfCommitment,
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.duties-not-apart',
    'commitment.unknown',
    'purchase.too-early',
    'advance.exceeded',
  ],
});
