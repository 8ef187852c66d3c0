import { commandOf } from '#event-sourcing';
import { purchase } from '../../domain/purchase.decider.js';
import { unitsOfLines } from '../../surroundings.js';
import { mayEndWith } from '../../reactions/may-end-with.js';

/** Undoes a payment made in error. A completed purchase is active again. */
export const reversePayment = commandOf(purchase, 'ReversePurchasePayment', {
  duty: 'accountant',
  target: ({ purchaseId }) => purchaseId,
  units: ({ paymentId }, { payments, buyerUnit }) => {
    const lineId = payments.get(paymentId)?.lineId;
    return lineId === undefined ? [buyerUnit] : unitsOfLines([{ lineId }]);
  },
  refusals: [
    'process.in-progress',
    'purchase.wrong-state',
    'date.in-future',
    'purchase.duties-not-apart',
    'payment.unknown',
    'payment.is-advance',
    'payment.not-reversible',
    'purchase.too-early',
  ],
  processRefusals: mayEndWith.reversing,
});
