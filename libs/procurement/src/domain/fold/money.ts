import { type Evolve, type Money, vnd } from '#kernel';
import type { PurchaseFact } from '../purchase.facts.js';
import type { Payment, Purchase, Recovery } from '../purchase.js';
import { releasing } from './contract.js';
import { withActor } from './roles.js';

type OfMoney = Extract<PurchaseFact['type'], `Payment${string}` | `Recovery${string}` | `Reversal${string}`>;

/** What moves between the two parts of a funding, or out of them. */
const drawn = (purchase: Purchase, commitmentId: string, undrawn: Money, advanced: Money): Purchase => ({
  ...purchase,
  fundings: purchase.fundings.update(commitmentId, funding => ({
    ...funding!,
    undrawn: funding!.undrawn + undrawn,
    advanced: funding!.advanced + advanced,
  })),
});

const withPayment = (purchase: Purchase, id: string, change: Partial<Payment>): Purchase => ({
  ...purchase,
  payments: purchase.payments.update(id, payment => ({ ...payment!, ...change })),
});
const withRecovery = (purchase: Purchase, id: string, change: Partial<Recovery>): Purchase => ({
  ...purchase,
  recoveries: purchase.recoveries.update(id, recovery => ({ ...recovery!, ...change })),
});

/**
 * Money is set aside when its line is asked, and comes back when the line refuses: two requests never count on the
 * same đồng.
 */
export const moneyFold: Pick<Evolve<Purchase, PurchaseFact>, OfMoney> = {
  PaymentRequested: (before, fact) => {
    const { paymentId, kind, lineId, commitmentId, voucherNumber } = fact.data;
    const cash = vnd(fact.data.cash);
    const advanceCleared = vnd(fact.data.advanceCleared);
    const asked = drawn(withActor(before, 'payer', fact), commitmentId, -cash, -advanceCleared);
    const payment: Payment = {
      kind,
      lineId,
      commitmentId,
      cash,
      advanceCleared,
      voucherNumber,
      on: fact.effectiveDate,
      state: 'pending',
    };
    return { ...asked, payments: asked.payments.set(paymentId, payment) };
  },
  PaymentConfirmed: (before, { data: { paymentId, kind, commitmentId, cash } }) =>
    withPayment(kind === 'advance' ? drawn(before, commitmentId, 0n, vnd(cash)) : before, paymentId, {
      state: 'confirmed',
    }),
  PaymentRefused: (before, { data: { paymentId, commitmentId, cash, advanceCleared } }) =>
    withPayment(drawn(before, commitmentId, vnd(cash), vnd(advanceCleared)), paymentId, {
      state: 'refused',
    }),

  RecoveryRequested: (before, fact) => {
    const { recoveryId, lineId, commitmentId } = fact.data;
    const amount = vnd(fact.data.amount);
    const asked = drawn(withActor(before, 'payer', fact), commitmentId, 0n, -amount);
    return {
      ...asked,
      recoveries: asked.recoveries.set(recoveryId, { lineId, commitmentId, amount, state: 'pending' }),
    };
  },
  RecoveryConfirmed: (before, { data: { recoveryId, commitmentId, amount, releases } }) =>
    releasing(
      withRecovery(drawn(before, commitmentId, vnd(amount), 0n), recoveryId, { state: 'confirmed' }),
      releases,
    ),
  RecoveryRefused: (before, { data: { recoveryId, commitmentId, amount } }) =>
    withRecovery(drawn(before, commitmentId, 0n, vnd(amount)), recoveryId, { state: 'refused' }),

  ReversalRequested: (before, fact) =>
    withPayment(withActor(before, 'payer', fact), fact.data.paymentId, {
      state: 'reversing',
      reversalId: fact.data.reversalId,
    }),
  ReversalConfirmed: (before, { data: { paymentId } }) => {
    const { commitmentId, cash, advanceCleared } = before.payments.get(paymentId)!;
    const undone = withPayment(drawn(before, commitmentId, cash, advanceCleared), paymentId, {
      state: 'reversed',
    });
    return undone.status === 'completed' ? { ...undone, status: 'active' } : undone;
  },
  ReversalRefused: (before, { data: { paymentId } }) =>
    withPayment(before, paymentId, { state: 'confirmed' }),
};
