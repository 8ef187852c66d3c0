import { allowed, moneyText, refused, type Verdict } from '#kernel';
import {
  paymentConfirmed,
  paymentRefused,
  recoveryConfirmed,
  recoveryRefused,
  type Release,
  reversalConfirmed,
  reversalRefused,
  writtenRefusal,
} from '../../events/index.js';
import { neededOf, undrawnOf } from '../account.js';
import type { Payment, Purchase, Recovery } from '../purchase.js';
import type { PurchaseDecide } from './purchase-decide.js';
import { reversalOf } from './returning-money.js';

const paymentOf = (purchaseId: string, paymentId: string, payment: Payment) => ({
  purchaseId,
  paymentId,
  kind: payment.kind,
  lineId: payment.lineId,
  commitmentId: payment.commitmentId,
  cash: moneyText(payment.cash),
  advanceCleared: moneyText(payment.advanceCleared),
});

const recoveryOf = (purchaseId: string, recoveryId: string, recovery: Recovery) => ({
  purchaseId,
  recoveryId,
  lineId: recovery.lineId,
  commitmentId: recovery.commitmentId,
  amount: moneyText(recovery.amount),
});

/** An answer nobody waits for is a fault of the process, and changes nothing. */
const mustBeAwaited = (state: string | undefined, awaited: string, id: string): Verdict =>
  state === awaited ? allowed : refused('payment.unknown', { payment: id });

/** After a termination, money that came back and that nothing accepted needs goes to its line at once. */
const surplusOf = (purchase: Purchase, { lineId, commitmentId, amount }: Recovery): Release[] => {
  if (purchase.status !== 'terminated') return [];
  const needed = neededOf(purchase);
  const surplus = undrawnOf(purchase) + amount - needed;
  const back = surplus < amount ? surplus : amount;
  return back > 0n ? [{ lineId, commitmentId, amount: moneyText(back) }] : [];
};

const reversedOf = (purchaseId: string, paymentId: string, payment: Payment) =>
  reversalOf(purchaseId, payment.reversalId!, paymentId, payment);

/** What the lines answer to payments, recoveries and reversals. */
export const postings: PurchaseDecide<
  | 'ConfirmPayment'
  | 'RefusePayment'
  | 'ConfirmRecovery'
  | 'RefuseRecovery'
  | 'ConfirmReversal'
  | 'RefuseReversal'
> = {
  ConfirmPayment: ({ payments }, { data: { purchaseId, paymentId } }) => {
    const payment = payments.get(paymentId);
    return (
      mustBeAwaited(payment?.state, 'pending', paymentId) ?? [
        paymentConfirmed(paymentOf(purchaseId, paymentId, payment!)),
      ]
    );
  },
  RefusePayment: ({ payments }, { data: { purchaseId, paymentId, ...refusal } }) => {
    const payment = payments.get(paymentId);
    return (
      mustBeAwaited(payment?.state, 'pending', paymentId) ?? [
        paymentRefused({ ...paymentOf(purchaseId, paymentId, payment!), ...writtenRefusal(refusal) }),
      ]
    );
  },

  ConfirmRecovery: (before, { data: { purchaseId, recoveryId } }) => {
    const recovery = before.recoveries.get(recoveryId);
    return (
      mustBeAwaited(recovery?.state, 'pending', recoveryId) ?? [
        recoveryConfirmed({
          ...recoveryOf(purchaseId, recoveryId, recovery!),
          releases: surplusOf(before, recovery!),
        }),
      ]
    );
  },
  RefuseRecovery: ({ recoveries }, { data: { purchaseId, recoveryId, ...refusal } }) => {
    const recovery = recoveries.get(recoveryId);
    return (
      mustBeAwaited(recovery?.state, 'pending', recoveryId) ?? [
        recoveryRefused({ ...recoveryOf(purchaseId, recoveryId, recovery!), ...writtenRefusal(refusal) }),
      ]
    );
  },

  ConfirmReversal: ({ payments }, { data: { purchaseId, paymentId } }) => {
    const payment = payments.get(paymentId);
    return (
      mustBeAwaited(payment?.state, 'reversing', paymentId) ?? [
        reversalConfirmed(reversedOf(purchaseId, paymentId, payment!)),
      ]
    );
  },
  RefuseReversal: ({ payments }, { data: { purchaseId, paymentId, ...refusal } }) => {
    const payment = payments.get(paymentId);
    return (
      mustBeAwaited(payment?.state, 'reversing', paymentId) ?? [
        reversalRefused({ ...reversedOf(purchaseId, paymentId, payment!), ...writtenRefusal(refusal) }),
      ]
    );
  },
};
