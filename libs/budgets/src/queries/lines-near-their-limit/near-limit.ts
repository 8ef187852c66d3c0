import { moneyText, vnd } from '#kernel';
import type { RefusalDoc } from '#refusals/views';
import type { Page, Reading } from '#views';
import { measures } from '../../events/index.js';
import type { BudgetLineRow } from '../budget-lines/budget-line.row.js';
import { rowsOf } from '../budget-lines/rows.js';
import { budgetLinesView } from '../budget-lines.view.js';
import type { LinesQuery, LinesWanted } from '../lines-asked.js';
import { attemptRow, attemptsOn } from './attempts.js';
import type { NearLimitRow } from './near-limit.query.js';

export interface NearLimit extends Pick<LinesWanted, 'asItWas' | 'readable'> {
  readonly buckets: Readonly<Record<string, string>>;
  readonly percent: bigint;
  readonly onTree: LinesQuery['tree'];
}

/** Lapsed money was never used: closing a line with a remainder brings it no nearer to its limit. */
const withLimit = (line: BudgetLineRow, attempts: readonly RefusalDoc[], asked: NearLimit): NearLimitRow => {
  const budget = measures.reduce((sum, measure) => sum + vnd(line[measure]), 0n);
  const left = vnd(line.available) + vnd(line.lapsed);
  return {
    ...line,
    budget: moneyText(budget),
    left: moneyText(left),
    leftBasisPoints: budget === 0n ? 0 : Number((left * 10_000n) / budget),
    // A line that gave everything on has no budget of its own, and no limit to be near to.
    nearLimit: budget > 0n && left * 100n <= asked.percent * budget,
    attempts: attempts.length,
    attempted: attempts.filter(({ unitId }) => asked.readable(unitId)).map(attemptRow),
  };
};

/** Reads a page of lines at a time, their balances in one question: the work is that of the lines asked about. */
export const nearLimitPage = async (
  reading: Reading,
  asked: NearLimit,
  after: string | undefined,
  limit: number,
): Promise<Page<NearLimitRow>> => {
  for (let place = after; ;) {
    const { items, next } = await reading.scan(budgetLinesView, asked.buckets, place, limit);
    const docs = items.flatMap(({ doc }) => asked.asItWas(doc) ?? []);
    const lines = await rowsOf(reading, docs, asked.onTree);
    const attempts = await Promise.all(lines.map(({ lineId }) => attemptsOn(reading, lineId)));
    const rows = lines
      .map((line, n) => withLimit(line, attempts[n]!, asked))
      .filter(row => row.nearLimit || row.attempts > 0);
    if (rows.length > 0 || next === undefined) return { items: rows, next };
    place = next;
  }
};
