import type { Reading } from '#views';
import { balancesOf, sumsOf } from '../balances.js';
import type { BudgetLineDoc } from '../budget-lines.view.js';
import { explainedAt } from '../explain/figures.js';
import type { LinesQuery } from '../lines-asked.js';
import type { BudgetLineRow } from './budget-line.row.js';

/** Lines with what they hold at the reading's clocks; their figures are explained on the tree that was asked. */
export const rowsOf = async (
  reading: Reading,
  docs: readonly BudgetLineDoc[],
  tree?: LinesQuery['tree'],
): Promise<readonly BudgetLineRow[]> => {
  const sums = await sumsOf(
    reading,
    docs.map(({ lineId }) => lineId),
  );
  return docs.map((doc, n) => ({
    ...doc,
    ...balancesOf(sums[n]!),
    explain: explainedAt(`/v1/budget-lines/${doc.lineId}/explain`, reading, { tree }),
  }));
};
