import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { entryRefusals, onLinesMoney } from '../on-line.js';

/** Money held for one need. By hand only for direct needs: a purchase commits through its signing. */
export const commitFunds = commandOf(budgetLine, 'CommitFunds', {
  ...onLinesMoney,
  duty: 'budgetManager',
  refusals: [
    ...entryRefusals,
    'unit.not-open',
    'commitment.owned-by-purchase',
    'commitment.exists',
    'budget-line.over-committed',
  ],
});
