import {
  allowed,
  type CalendarDate,
  type Circumstances,
  firstRefusal,
  type Holder,
  largestMoney,
  type Money,
  mustNotBeFutureDated,
  refused,
  sumOf,
  type Verdict,
} from '#kernel';
import { fiscalYearWindow, mustBeSet, type ParameterValues } from '#parameters/events';
import { type LineKey, lineKeyOf, measures } from '../events/index.js';
import type { BudgetLine } from './budget-line.js';
import type { Surroundings } from './budget-line.facts.js';
import { lowestFrom, total } from './dated-balance.js';

/** A closing or closed line takes on nothing. A line that does not exist yet is no obstacle: money opens it. */
export const mustNotBeClosed = (line: BudgetLine): Verdict =>
  line.status === 'closing' || line.status === 'closed'
    ? refused('budget-line.closed', { status: line.status })
    : allowed;

/** The lines of a year open in the December before and close in the January after; the days are a dated parameter. */
export const mustBeWithinYear = (
  { fiscalYear }: LineKey,
  window: ParameterValues | undefined,
  day: CalendarDate,
): Verdict => {
  const missing = mustBeSet(fiscalYearWindow, window, day);
  if (missing || !window) return missing;
  const opens = `${fiscalYear - 1}-${window.opens}`;
  const closes = `${fiscalYear + 1}-${window.closes}`;
  return opens <= day && day <= closes
    ? allowed
    : refused('budget-line.outside-fiscal-year', { fiscalYear, effectiveDate: day, opens, closes });
};

/** What every movement of money needs: a line that is not closed, a day that has come, and a year that is open. */
export const mustTakeEntries = (
  line: BudgetLine,
  lineId: string,
  { window }: Surroundings,
  meta: Circumstances,
): Verdict =>
  firstRefusal(
    mustNotBeClosed(line),
    mustNotBeFutureDated(meta),
    mustBeWithinYear(lineKeyOf(lineId), window, meta.effectiveDate),
  );

/** In the order of the ledger, and on every day from the entry on. */
export const mustNotExceedAvailable = (
  code: string,
  line: BudgetLine,
  lineId: string,
  asked: Money,
  day: CalendarDate,
): Verdict => {
  const available = lowestFrom(line.balances.available, day);
  return asked <= available
    ? allowed
    : refused(code, { line: lineId, asked, available, short: asked - available }, holdersOf(line));
};

/** What a line sends or gives back it has. */
export const mustHaveAvailable = (
  line: BudgetLine,
  lineId: string,
  asked: Money,
  day: CalendarDate,
): Verdict => mustNotExceedAvailable('budget-line.insufficient', line, lineId, asked, day);

/** An amount is written with at most 18 digits, and a line's closing writes all that is left on it at once. */
export const mustStayWritable = (line: BudgetLine, lineId: string, added: Money): Verdict => {
  const holds = sumOf(measures.map(measure => total(line.balances[measure])));
  return holds + added <= largestMoney
    ? allowed
    : refused('budget-line.too-large', { line: lineId, asked: added, holds, most: largestMoney });
};

/** The commitments that hold a line's money, largest first. */
export const holdersOf = ({ commitments }: BudgetLine): readonly Holder[] =>
  [...commitments.values()]
    .map(({ commitmentId: id, share }) => ({
      id,
      amount: total(share.committed) + total(share.advanced),
    }))
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, holdersShown)
    .map(({ id, amount }) => ({ kind: 'commitment', id, amount: `${amount}` }));
const holdersShown = 20;
