import { type CalendarDate, moneyText } from '#kernel';
import { eventLinks } from '#platform';
import { type Match, type MatchedPayment, matchOn } from '../match.js';
import {
  acceptedIn,
  findingsOf,
  type MatchFinding,
  paidIn,
  paidTooEarly,
  sumOfAmounts,
} from '../match-findings.js';
import type { PurchaseMatchDoc } from '../purchase-match.view.js';
import type { MismatchRow } from './mismatches.query.js';

type Told = Pick<MismatchRow, 'on' | 'amount' | 'limit' | 'index'>;

const latest = (payments: readonly MatchedPayment[]): MatchedPayment =>
  payments.reduce((a, b) => (a.index > b.index ? a : b));

/** By the first such payment; the sum of them all. */
const tooEarly = (match: Match): Told => {
  const payments = paidTooEarly(match);
  const { on, index } = payments.reduce((a, b) => (b.on < a.on ? b : a));
  return { on, index, amount: moneyText(sumOfAmounts(payments)), limit: moneyText(acceptedIn(match, on)) };
};

/** By the last payment: the one that went beyond. */
const tooMuch = (match: Match): Told => {
  const { on, index } = latest(match.payments);
  return { on, index, amount: moneyText(paidIn(match)), limit: moneyText(acceptedIn(match)) };
};

const aboveCommitment = ({ contract, committed }: Match): Told => {
  const { on, index, total } = contract!;
  return { on, index, amount: total, limit: moneyText(committed) };
};

const tellers: Readonly<Record<MatchFinding, (match: Match) => Told>> = {
  paidBeforeAcceptance: tooEarly,
  paidAboveAcceptance: tooMuch,
  contractAboveCommitment: aboveCommitment,
};

/** What a finding of a purchase is told with, as the purchase stood on a day; undefined where it was not found then. */
export const mismatchIn = (
  { purchaseId, buyerUnit, contractNumber, supplier, facts }: PurchaseMatchDoc,
  finding: MatchFinding,
  day: CalendarDate = '9999-12-31',
): MismatchRow | undefined => {
  const match = matchOn(facts, day);
  if (!findingsOf(match).includes(finding)) return undefined;
  const told = tellers[finding](match);
  return { finding, purchaseId, buyerUnit, contractNumber, supplier, ...told, ...eventLinks(told.index) };
};
