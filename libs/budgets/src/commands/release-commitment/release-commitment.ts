import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';

export const releaseCommitment = commandOf(budgetLine, 'ReleaseCommitment', {
  duty: 'budgetManager',
  target: ({ lineId }) => lineId,
  units: ({ lineId }) => [lineKeyOf(lineId).unitId],
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'commitment.unknown',
    'commitment.owned-by-purchase',
    'commitment.later',
    'commitment.exceeded',
  ],
});
