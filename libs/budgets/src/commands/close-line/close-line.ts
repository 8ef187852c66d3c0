import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { onLine } from '../on-line.js';

export const closeLine = commandOf(budgetLine, 'CloseLine', {
  ...onLine,
  duty: 'budgetManager',
  refusals: [
    'budget-line.never-opened',
    'budget-line.closed',
    'date.in-future',
    'budget-line.not-settled',
    'budget-line.entries-later',
  ],
});
