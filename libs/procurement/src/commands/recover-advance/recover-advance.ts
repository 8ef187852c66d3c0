import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { mayEndWith } from '../../reactions/may-end-with.js';
import { moneyRefusals, onPurchaseMoney } from '../on-purchase-money.js';

/** An advance, or part of it, comes back from the supplier. */
export const recoverAdvance = commandOf(purchase, 'RecoverPurchaseAdvance', {
  ...onPurchaseMoney,
  refusals: [...moneyRefusals, 'advance.exceeded'],
  processRefusals: mayEndWith.recovering,
});
