import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { unitOfCommitment } from '../../surroundings.js';

/** Pays what was kept back until now. */
export const releaseRetention = commandOf(purchase, 'ReleaseRetention', {
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
    'retention.not-due',
    'payment.beyond-owed',
    'payment.beyond-funding',
  ],
});
