import { allowed, type CalendarDate, type Holder, type Money, refused, type Verdict } from '#kernel';
import { fiscalYearWindow, mustBeSet, type ParameterValues } from '#parameters/events';
import { isOpenOn, type UnitFacts } from '#units/events';
import { type LineKey, lineIdOf, type Measure } from '../events/index.js';
import type { BudgetLine } from './budget-line.js';
import { lowestFrom, total } from './dated-balance.js';

/** A closing or closed line takes on nothing. A line that does not exist yet is no obstacle: money opens it. */
export const mustNotBeClosed = (line: BudgetLine): Verdict =>
  line.status === 'closing' || line.status === 'closed'
    ? refused('budget-line.closed', { status: line.status })
    : allowed;

/** Money is never future-dated: what has not happened is not in the books. */
export const mustNotBeFutureDated = (effectiveDate: CalendarDate, today: CalendarDate): Verdict =>
  effectiveDate <= today ? allowed : refused('date.in-future', { effectiveDate, today });

/** The lines of a year open in the December before and close in the January after; the days are a dated parameter. */
export const mustBeWithinYear = (
  { fiscalYear }: LineKey,
  window: ParameterValues | undefined,
  day: CalendarDate,
): Verdict => {
  const missing = mustBeSet(fiscalYearWindow, window, day);
  if (missing || !window) return missing;
  const [opens, closes] = [`${fiscalYear - 1}-${window.opens}`, `${fiscalYear + 1}-${window.closes}`];
  return opens <= day && day <= closes
    ? allowed
    : refused('budget-line.outside-fiscal-year', { fiscalYear, effectiveDate: day, opens, closes });
};

export const unitMustBeOpen = (unitId: string, unit: UnitFacts | undefined, day: CalendarDate): Verdict =>
  unit && isOpenOn(unit, day)
    ? allowed
    : refused('unit.not-open', { unit: unitId, day, status: unit?.status ?? 'none' });

/**
 * A line never commits money it does not have, in the order of the ledger and on every day from the entry on.
 * Source: State Budget Law 83/2015/QH13, article 12.
 */
export const mustNotOverCommit = (
  line: BudgetLine,
  lineId: string,
  asked: Money,
  day: CalendarDate,
): Verdict => {
  const available = lowestFrom(line.balances.available, day);
  return asked <= available
    ? allowed
    : refused(
        'budget-line.over-committed',
        { line: lineId, asked, available, short: asked - available },
        holdersOf(line),
      );
};

/** No account of a line ever goes below zero, on any day from the entry on. */
export const mustHold = (
  line: BudgetLine,
  lineId: string,
  measure: Measure,
  asked: Money,
  day: CalendarDate,
): Verdict => {
  const holds = lowestFrom(line.balances[measure], day);
  return asked <= holds
    ? allowed
    : refused(
        'budget-line.insufficient',
        { line: lineId, measure, asked, holds, short: asked - holds },
        holdersOf(line),
      );
};

/** The commitments that hold a line's money, largest first. */
const holdersOf = ({ commitments }: BudgetLine): readonly Holder[] =>
  [...commitments.values()]
    .map(({ commitmentId, committed, advanced }) => ({ id: commitmentId, amount: committed + advanced }))
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, holdersShown)
    .map(({ id, amount }) => ({ kind: 'commitment', id, amount: `${amount}` }));
const holdersShown = 20;

/** Ministry money enters at the ministry's own line, local and off-plan money at a province's. */
export const mustEnterAtItsLevel = ({ source, unitId }: LineKey, unit: UnitFacts | undefined): Verdict => {
  const level = { ministry: 'ministry', local: 'province', offPlan: 'province', donation: unit?.kind }[
    source
  ];
  return unit?.kind === level
    ? allowed
    : refused('appropriation.wrong-level', { source, unit: unitId, kind: unit?.kind ?? '' });
};

/** Off-plan money needs a reason. */
export const mustBeJustified = ({ source }: LineKey, justification: string | undefined): Verdict =>
  source !== 'offPlan' || justification
    ? allowed
    : refused('appropriation.justification-missing', { source });

/** Money stays within its year, source and nature. */
export const mustMatchKeys = (from: LineKey, to: LineKey): Verdict => {
  const differs = (['fiscalYear', 'source', 'nature'] as const).find(part => from[part] !== to[part]);
  return differs
    ? refused('fund-move.keys-differ', { part: differs, from: from[differs], to: to[differs] })
    : allowed;
};

export const mustGoElsewhere = (from: LineKey, to: LineKey): Verdict =>
  lineIdOf(from) === lineIdOf(to) ? refused('fund-move.same-line', { line: lineIdOf(from) }) : allowed;

/** An allocation goes down: to a unit below on the effective date. */
export const mustGoDown = (from: LineKey, to: LineKey, lineage: readonly string[]): Verdict =>
  from.unitId !== to.unitId && lineage.includes(from.unitId)
    ? allowed
    : refused('fund-move.not-a-descendant', { from: from.unitId, to: to.unitId });

/** What lapses is what is left after the last entry: a line closes on that day or later. */
export const mustCloseAfterLastEntry = ({ balances }: BudgetLine, day: CalendarDate): Verdict => {
  const last = Object.values(balances)
    .map(balance => balance.at(-1)?.day ?? '')
    .sort()
    .at(-1)!;
  return last <= day
    ? allowed
    : refused('budget-line.entries-later', { effectiveDate: day, lastEntry: last });
};

/** A line ends with nothing held, nothing advanced and nothing under way. */
export const mustHaveNothingOpen = (line: BudgetLine): Verdict => {
  const [committed, advanced] = [total(line.balances.committed), total(line.balances.advanced)];
  return committed === 0n && advanced === 0n && line.openMoves.isEmpty()
    ? allowed
    : refused(
        'budget-line.not-settled',
        { committed, advanced, openMoves: line.openMoves.size },
        holdersOf(line),
      );
};
