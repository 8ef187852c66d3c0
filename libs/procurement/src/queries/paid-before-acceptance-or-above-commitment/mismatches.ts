import { type CalendarDate, moneyText } from '#kernel';
import { eventLinks } from '#platform';
import {
  acceptedIn,
  type MatchedPayment,
  type MatchFinding,
  paidIn,
  paidTooEarly,
  type PurchaseMatchDoc,
  sumOfAmounts,
} from '../purchase-match.view.js';
import type { MismatchRow } from './mismatches.query.js';

type Told = Pick<MismatchRow, 'on' | 'amount' | 'limit' | 'index'>;

const latest = (payments: readonly MatchedPayment[]): MatchedPayment =>
  payments.reduce((a, b) => (a.index > b.index ? a : b));

/** By the first such payment; the sum of them all. */
const tooEarly = (doc: PurchaseMatchDoc, until: CalendarDate): Told | undefined => {
  const payments = paidTooEarly(doc).filter(({ on }) => on <= until);
  if (payments.length === 0) return undefined;
  const { on, index } = payments.reduce((a, b) => (b.on < a.on ? b : a));
  return { on, index, amount: moneyText(sumOfAmounts(payments)), limit: moneyText(acceptedIn(doc, on)) };
};

/** By the last payment: the one that went beyond. */
const tooMuch = (doc: PurchaseMatchDoc, until: CalendarDate): Told | undefined => {
  const paid = paidIn(doc, until);
  const accepted = acceptedIn(doc, until);
  if (paid <= accepted) return undefined;
  const { on, index } = latest(Object.values(doc.payments).filter(payment => payment.on <= until));
  return { on, index, amount: moneyText(paid), limit: moneyText(accepted) };
};

const aboveCommitment = ({ contract, committed }: PurchaseMatchDoc, until: CalendarDate): Told | undefined =>
  contract && contract.on <= until
    ? { on: contract.on, index: contract.index, amount: contract.total, limit: committed }
    : undefined;

const tellers: Readonly<
  Record<MatchFinding, (doc: PurchaseMatchDoc, until: CalendarDate) => Told | undefined>
> = {
  paidBeforeAcceptance: tooEarly,
  paidAboveAcceptance: tooMuch,
  contractAboveCommitment: aboveCommitment,
};

/** What a finding of a purchase is told with, as of a day; undefined where nothing of it dates from by then. */
export const mismatchIn = (
  doc: PurchaseMatchDoc,
  finding: MatchFinding,
  until: CalendarDate = '9999-12-31',
): MismatchRow | undefined => {
  const { purchaseId, buyerUnit, contractNumber, supplier } = doc;
  const told = tellers[finding](doc, until);
  return (
    told && { finding, purchaseId, buyerUnit, contractNumber, supplier, ...told, ...eventLinks(told.index) }
  );
};
