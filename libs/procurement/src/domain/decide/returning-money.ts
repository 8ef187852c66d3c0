import { firstRefusal, moneyText, mustNotBeFutureDated, refused, type Verdict } from '#kernel';
import { recoveryRequested, reversalRequested } from '../../events/index.js';
import { mustKnowFunding, mustNotExceedAdvance } from '../money.rules.js';
import type { Payment } from '../purchase.js';
import { actorMustBeApart } from '../separation.rules.js';
import { mustBe, mustNotPrecede } from '../state.rules.js';
import type { PurchaseDecide } from './purchase-decide.js';

/** An advance that was paid comes back by recovery; any other payment can be undone once. */
const mustBeReversible = (payment: Payment | undefined, paymentId: string): Verdict => {
  if (!payment) return refused('payment.unknown', { payment: paymentId });
  if (payment.kind === 'advance') return refused('payment.is-advance', { payment: paymentId });
  return payment.state === 'confirmed'
    ? undefined
    : refused('payment.not-reversible', { payment: paymentId, state: payment.state });
};

/** What every step of a reversal says of the payment. */
export const reversalOf = (purchaseId: string, reversalId: string, paymentId: string, payment: Payment) => ({
  purchaseId,
  reversalId,
  paymentId,
  lineId: payment.lineId,
  commitmentId: payment.commitmentId,
  cash: moneyText(payment.cash),
  advanceCleared: moneyText(payment.advanceCleared),
});

/** Money that comes back, or was never to have left. */
export const returningMoney: PurchaseDecide<'RecoverPurchaseAdvance' | 'ReversePurchasePayment'> = {
  RecoverPurchaseAdvance: (before, { data, meta }) => {
    const { purchaseId, recoveryId, commitmentId, amount, voucherNumber } = data;
    const funding = before.fundings.get(commitmentId);
    return (
      firstRefusal(
        mustBe(before, 'active', 'terminated'),
        mustNotBeFutureDated(meta),
        actorMustBeApart(before, 'payer', meta),
        mustKnowFunding(funding, commitmentId),
        mustNotPrecede(meta, funding?.since ?? ''),
        mustNotExceedAdvance(commitmentId, funding, amount),
      ) ?? [
        recoveryRequested({
          purchaseId,
          recoveryId,
          commitmentId,
          voucherNumber,
          lineId: funding!.lineId,
          amount: moneyText(amount),
        }),
      ]
    );
  },

  ReversePurchasePayment: (before, { data: { purchaseId, reversalId, paymentId }, meta }) => {
    const payment = before.payments.get(paymentId);
    return (
      firstRefusal(
        mustBe(before, 'active', 'terminated', 'completed'),
        mustNotBeFutureDated(meta),
        actorMustBeApart(before, 'payer', meta),
        mustBeReversible(payment, paymentId),
        mustNotPrecede(meta, payment?.on ?? ''),
      ) ?? [reversalRequested(reversalOf(purchaseId, reversalId, paymentId, payment!))]
    );
  },
};
