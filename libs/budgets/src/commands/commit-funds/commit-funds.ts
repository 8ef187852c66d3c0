import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';
import { unitAndWindow } from '../../surroundings.js';

/** Money held for one need. By hand only for direct needs: a purchase commits through its signing. */
export const commitFunds = commandOf(budgetLine, 'CommitFunds', {
  duty: 'budgetManager',
  target: ({ lineId }) => lineId,
  units: ({ lineId }) => [lineKeyOf(lineId).unitId],
  facts: unitAndWindow,
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'parameter.missing',
    'budget-line.outside-fiscal-year',
    'unit.not-open',
    'commitment.owned-by-purchase',
    'commitment.exists',
    'budget-line.over-committed',
  ],
});
