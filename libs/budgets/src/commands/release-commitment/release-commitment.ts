import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { onLine } from '../on-line.js';

export const releaseCommitment = commandOf(budgetLine, 'ReleaseCommitment', {
  ...onLine,
  duty: 'budgetManager',
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'commitment.unknown',
    'commitment.owned-by-purchase',
    'commitment.later',
    'commitment.exceeded',
  ],
});
