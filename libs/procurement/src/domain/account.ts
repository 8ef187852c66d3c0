import { type CalendarDate, type Money, smallest, sumOf } from '#kernel';
import type { Release } from '../events/index.js';
import type { Payment, Purchase } from './purchase.js';

/** The figures of a contract that money rules compare. All follow from what was recorded. */

const standing = new Set<Payment['state']>(['confirmed', 'reversing']);
const settles = ({ kind }: Payment) => kind !== 'advance';
const valueOf = ({ cash, advanceCleared }: Payment) => cash + advanceCleared;

const sumWhere = (purchase: Purchase, wanted: (payment: Payment) => boolean, of: (p: Payment) => Money) =>
  sumOf(purchase.payments.valueSeq().filter(wanted).map(of));

/** Settled by cash and by cleared advances, confirmed by the lines. */
export const paidOf = (purchase: Purchase): Money =>
  sumWhere(purchase, payment => settles(payment) && standing.has(payment.state), valueOf);

/** Asked of the lines and not answered. */
export const pendingOf = (purchase: Purchase): Money =>
  sumWhere(purchase, payment => settles(payment) && payment.state === 'pending', valueOf);

const pendingAdvances = (purchase: Purchase): Money =>
  sumWhere(purchase, ({ kind, state }) => kind === 'advance' && state === 'pending', valueOf);

const pendingRecoveries = ({ recoveries }: Purchase): Money =>
  sumOf(
    recoveries
      .valueSeq()
      .filter(({ state }) => state === 'pending')
      .map(({ amount }) => amount),
  );

const recoveredOf = ({ recoveries }: Purchase): Money =>
  sumOf(
    recoveries
      .valueSeq()
      .filter(({ state }) => state === 'confirmed')
      .map(({ amount }) => amount),
  );

/** Advances that may still be cleared or recovered. */
export const clearableOf = ({ fundings }: Purchase): Money =>
  sumOf(fundings.valueSeq().map(({ advanced }) => advanced));

/** Advances that are neither cleared nor recovered for certain, those being cleared or recovered now included. */
export const outstandingOf = (purchase: Purchase): Money =>
  clearableOf(purchase) +
  sumWhere(
    purchase,
    payment => settles(payment) && payment.state === 'pending',
    ({ advanceCleared }) => advanceCleared,
  ) +
  pendingRecoveries(purchase);

/** Advances given, those asked for included, less what came back: what the contract's terms limit. */
export const advancesGivenOf = (purchase: Purchase): Money =>
  sumWhere(
    purchase,
    ({ kind, state }) => kind === 'advance' && state !== 'refused',
    ({ cash }) => cash,
  ) - recoveredOf(purchase);

/** advanced + paid + pending: what the supplier has or is getting. Never above the contract. */
export const exposureOf = (purchase: Purchase): Money =>
  clearableOf(purchase) +
  pendingRecoveries(purchase) +
  pendingAdvances(purchase) +
  paidOf(purchase) +
  pendingOf(purchase);

export const acceptedBy = ({ acceptances }: Purchase, day: CalendarDate): Money =>
  sumOf(
    acceptances
      .valueSeq()
      .filter(({ on }) => on <= day)
      .map(({ value }) => value),
  );

export const acceptedOf = (purchase: Purchase): Money => acceptedBy(purchase, '9999-12-31');

export const invoicedOf = ({ invoices }: Purchase): Money =>
  sumOf(invoices.valueSeq().map(({ total }) => total));

/** What is kept back of an accepted value until the retention is due: rounded half up to 1 VND. */
export const retentionOf = ({ contract }: Purchase, accepted: Money): Money =>
  (accepted * BigInt(contract?.retentionPct ?? 0) * 2n + 100n) / 200n;

export const undrawnOf = ({ fundings }: Purchase): Money =>
  sumOf(fundings.valueSeq().map(({ undrawn }) => undrawn));

/** Committed money needed for what was accepted and not paid: an outstanding advance will be set off against it. */
export const neededOf = (purchase: Purchase): Money => {
  const owed = acceptedOf(purchase) - paidOf(purchase) - pendingOf(purchase) - clearableOf(purchase);
  return owed > 0n ? owed : 0n;
};

/** Which commitments give back how much so that `keep` stays committed: the last one first. */
export const releasesDownTo = (purchase: Purchase, keep: Money): Release[] => {
  let rest = undrawnOf(purchase) - keep;
  const releases: Release[] = [];
  for (const [commitmentId, { lineId, undrawn }] of [...purchase.fundings].reverse()) {
    const amount = smallest(undrawn, rest);
    if (amount <= 0n) continue;
    releases.push({ lineId, commitmentId, amount: amount.toString() });
    rest -= amount;
  }
  return releases;
};
