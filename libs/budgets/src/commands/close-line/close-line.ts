import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';

export const closeLine = commandOf(budgetLine, 'CloseLine', {
  duty: 'budgetManager',
  target: ({ lineId }) => lineId,
  units: ({ lineId }) => [lineKeyOf(lineId).unitId],
  refusals: [
    'budget-line.never-opened',
    'budget-line.closed',
    'date.in-future',
    'budget-line.not-settled',
    'budget-line.entries-later',
  ],
});
