import { allowed, type CalendarDate, refused, type Verdict } from '#kernel';
import type { BudgetLine } from './budget-line.js';
import { holdersOf } from './budget-line.rules.js';
import { total } from './dated-balance.js';

/** A line that only ever refused money has nothing that could end. */
export const mustHaveBeenOpened = (line: BudgetLine, lineId: string): Verdict =>
  line.status === 'none' ? refused('budget-line.never-opened', { line: lineId }) : allowed;

/** A line ends with nothing held, nothing advanced and nothing under way. */
export const mustHaveNothingOpen = (line: BudgetLine): Verdict => {
  const committed = total(line.balances.committed);
  const advanced = total(line.balances.advanced);
  const openMoves = line.moves.count(state => state === 'open');
  return committed === 0n && advanced === 0n && openMoves === 0
    ? allowed
    : refused('budget-line.not-settled', { committed, advanced, openMoves }, holdersOf(line));
};

/** What lapses is what is left after the last entry: a line closes on that day or later. */
export const mustCloseAfterLastEntry = ({ balances }: BudgetLine, day: CalendarDate): Verdict => {
  const lastEntry = Object.values(balances)
    .map(balance => balance.at(-1)?.day ?? '')
    .reduce((latest, each) => (each > latest ? each : latest));
  return lastEntry <= day ? allowed : refused('budget-line.entries-later', { effectiveDate: day, lastEntry });
};
