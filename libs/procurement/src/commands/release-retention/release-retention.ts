import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { mayEndWith } from '../../reactions/may-end-with.js';
import { onPurchaseMoney, voucherRefusals } from '../on-purchase-money.js';

/** Pays what was kept back until now. */
export const releaseRetention = commandOf(purchase, 'ReleaseRetention', {
  ...onPurchaseMoney,
  refusals: [...voucherRefusals, 'retention.not-due', 'payment.beyond-owed', 'payment.beyond-funding'],
  processRefusals: mayEndWith.paying,
});
