import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { unitOfCommitment } from '../../surroundings.js';

/** For what was accepted and invoiced: in cash, and by clearing advances. */
export const pay = commandOf(purchase, 'PayPurchase', {
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
    'payment.account-differs',
    'payment.voucher-used',
    'payment.empty',
    'invoice.unknown',
    'acceptance.unknown',
    'payment.before-acceptance',
    'payment.beyond-owed',
    'payment.retention-withheld',
    'payment.beyond-contract',
    'advance.exceeded',
    'payment.beyond-funding',
  ],
});
