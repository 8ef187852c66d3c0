import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { mayEndWith } from '../../reactions/may-end-with.js';
import { onPurchaseMoney, voucherRefusals } from '../on-purchase-money.js';

/** Money before acceptance, within the contract's terms. */
export const payAdvance = commandOf(purchase, 'PayPurchaseAdvance', {
  ...onPurchaseMoney,
  refusals: [...voucherRefusals, 'advance.beyond-terms', 'payment.beyond-contract', 'payment.beyond-funding'],
  processRefusals: mayEndWith.advancing,
});
