import { allowed, refused, type Verdict } from '#kernel';
import { acceptedOf, outstandingOf, paidOf, retentionOf } from './account.js';
import { uninspected } from './goods.js';
import type { Purchase } from './purchase.js';

/** No line owes an answer about a payment, a recovery or a reversal. */
export const mustHaveNothingPending = ({ payments, recoveries }: Purchase): Verdict => {
  const open = [
    ...payments.filter(({ state }) => state === 'pending' || state === 'reversing').keys(),
    ...recoveries.filter(({ state }) => state === 'pending').keys(),
  ];
  return open.length === 0
    ? allowed
    : refused(
        'purchase.payments-pending',
        { pending: open.length },
        open.map(id => ({ kind: 'payment', id })),
      );
};

export const mustHaveNoAdvance = (purchase: Purchase): Verdict => {
  const outstanding = outstandingOf(purchase);
  return outstanding === 0n ? allowed : refused('purchase.advance-outstanding', { outstanding });
};

export const mustHavePaidAccepted = (purchase: Purchase): Verdict => {
  const accepted = acceptedOf(purchase);
  const paid = paidOf(purchase);
  const retained = retentionOf(purchase, accepted);
  return accepted - paid <= retained
    ? allowed
    : refused('purchase.accepted-unpaid', { accepted, paid, retained });
};

export const mustHaveInspectedAll = ({ goods }: Purchase): Verdict => {
  const waiting = goods.findEntry(item => uninspected(item) > 0n);
  return waiting ? refused('purchase.goods-uninspected', { item: waiting[0] }) : allowed;
};
