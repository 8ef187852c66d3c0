import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { mayEndWith } from '../../reactions/may-end-with.js';
import { onPurchaseMoney, voucherRefusals } from '../on-purchase-money.js';

/** For what was accepted and invoiced: in cash, and by clearing advances. */
export const pay = commandOf(purchase, 'PayPurchase', {
  ...onPurchaseMoney,
  refusals: [
    ...voucherRefusals,
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
  processRefusals: mayEndWith.paying,
});
