import { allowed, type Circumstances, type Money, refused, smallest, type Verdict } from '#kernel';
import type { PayeeAccount } from '../events/index.js';
import {
  acceptedBy,
  advancesGivenOf,
  exposureOf,
  invoicedOf,
  paidOf,
  pendingOf,
  retentionOf,
} from './account.js';
import type { Funding, Purchase } from './purchase.js';

export const mustKnowFunding = (funding: Funding | undefined, commitmentId: string): Verdict =>
  funding ? allowed : refused('commitment.unknown', { commitment: commitmentId });

/** One payment draws on one commitment of one line. */
export const mustNotExceedFunding = (
  commitmentId: string,
  funding: Funding | undefined,
  asked: Money,
): Verdict =>
  !funding || asked <= funding.undrawn
    ? allowed
    : refused('payment.beyond-funding', { commitment: commitmentId, asked, undrawn: funding.undrawn });

/** cleared ≤ outstanding advance, on the commitment it was paid from. */
export const mustNotExceedAdvance = (
  commitmentId: string,
  funding: Funding | undefined,
  asked: Money,
): Verdict =>
  !funding || asked <= funding.advanced
    ? allowed
    : refused('advance.exceeded', { commitment: commitmentId, asked, outstanding: funding.advanced });

/** The supplier is paid where the contract says. */
export const mustPayContractAccount = ({ contract }: Purchase, { bank, number }: PayeeAccount): Verdict => {
  const agreed = contract!.payeeAccount;
  return agreed.bank === bank && agreed.number === number
    ? allowed
    : refused('payment.account-differs', {
        given: `${bank} ${number}`,
        contract: `${agreed.bank} ${agreed.number}`,
      });
};

/** One voucher, one payment. A voucher whose payment the line refused may be used again. */
export const mustUseNewVoucher = ({ payments }: Purchase, voucherNumber: string): Verdict => {
  const used = payments.findEntry(
    payment => payment.voucherNumber === voucherNumber && payment.state !== 'refused',
  );
  return used
    ? refused('payment.voucher-used', { voucherNumber }, [{ kind: 'payment', id: used[0] }])
    : allowed;
};

/** Advances stay within what the contract's terms allow, and with everything paid within the contract. */
export const mustFitAdvanceTerms = (purchase: Purchase, asked: Money): Verdict => {
  const { total, advanceMaxPct } = purchase.contract!;
  const limit = (total * BigInt(advanceMaxPct)) / 100n;
  const given = advancesGivenOf(purchase);
  return given + asked <= limit
    ? allowed
    : refused('advance.beyond-terms', { asked, given, limit, maxPct: advanceMaxPct });
};

/** advanced + paid + pending ≤ contract value. */
export const mustNotExceedContract = (purchase: Purchase, asked: Money): Verdict => {
  const exposure = exposureOf(purchase);
  const { total } = purchase.contract!;
  return exposure + asked <= total
    ? allowed
    : refused('payment.beyond-contract', { asked, paid: exposure, contract: total });
};

export const mustPaySomething = (amount: Money): Verdict =>
  amount > 0n ? allowed : refused('payment.empty');

/** A payment rests on acceptances, and is not dated before any of them. */
export const mustFollowAcceptances = (
  { acceptances }: Purchase,
  ids: readonly string[],
  { effectiveDate }: Circumstances,
): Verdict => {
  for (const id of ids) {
    const acceptance = acceptances.get(id);
    if (!acceptance) return refused('acceptance.unknown', { acceptance: id });
    if (effectiveDate < acceptance.on)
      return refused('payment.before-acceptance', {
        acceptance: id,
        acceptedOn: acceptance.on,
        effectiveDate,
      });
  }
  return allowed;
};

export const mustKnowInvoice = ({ invoices }: Purchase, invoiceId: string): Verdict =>
  invoices.has(invoiceId) ? allowed : refused('invoice.unknown', { invoice: invoiceId });

/** paid + pending ≤ min(accepted value, invoiced value), of what was accepted by the day of the payment. */
export const mustBeOwed = (purchase: Purchase, asked: Money, { effectiveDate }: Circumstances): Verdict => {
  const accepted = acceptedBy(purchase, effectiveDate);
  const invoiced = invoicedOf(purchase);
  const paid = paidOf(purchase) + pendingOf(purchase);
  return paid + asked <= smallest(accepted, invoiced)
    ? allowed
    : refused('payment.beyond-owed', { asked, paid, accepted, invoiced });
};

/** Until it is due, the retention stays with the buyer. */
export const mustKeepRetention = (
  purchase: Purchase,
  asked: Money,
  { effectiveDate }: Circumstances,
): Verdict => {
  const { retentionDue } = purchase.contract!;
  if (retentionDue === undefined || effectiveDate >= retentionDue) return allowed;
  const accepted = acceptedBy(purchase, effectiveDate);
  const retained = retentionOf(purchase, accepted);
  const paid = paidOf(purchase) + pendingOf(purchase);
  return paid + asked <= accepted - retained
    ? allowed
    : refused('payment.retention-withheld', { asked, paid, accepted, retained, due: retentionDue });
};

export const retentionMustBeDueOn = ({ contract }: Purchase, { effectiveDate }: Circumstances): Verdict => {
  const due = contract?.retentionDue;
  return due !== undefined && effectiveDate >= due
    ? allowed
    : refused('retention.not-due', { due: due ?? '', effectiveDate });
};
