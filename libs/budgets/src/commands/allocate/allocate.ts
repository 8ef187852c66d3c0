import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';
import { withTarget } from '../../surroundings.js';
import { moveClaims } from '../move-claims.js';

/** Down the tree: the budget manager answers for the line the money leaves. */
export const allocate = commandOf(budgetLine, 'Allocate', {
  duty: 'budgetManager',
  target: ({ lineId }) => lineId,
  units: ({ lineId }) => [lineKeyOf(lineId).unitId],
  facts: withTarget,
  claims: moveClaims,
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'parameter.missing',
    'budget-line.outside-fiscal-year',
    'fund-move.exists',
    'fund-move.same-line',
    'fund-move.keys-differ',
    'fund-move.not-a-descendant',
    'unit.not-open',
    'budget-line.insufficient',
  ],
});
