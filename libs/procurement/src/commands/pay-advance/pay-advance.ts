import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { unitOfCommitment } from '../../surroundings.js';

/** Money before acceptance, within the contract's terms. */
export const payAdvance = commandOf(purchase, 'PayPurchaseAdvance', {
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
    'advance.beyond-terms',
    'payment.beyond-contract',
    'payment.beyond-funding',
  ],
});
