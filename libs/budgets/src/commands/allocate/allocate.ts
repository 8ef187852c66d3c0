import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { withTarget } from '../../surroundings.js';
import { receiveFunds } from '../../reactions/fund-move.js';
import { moveClaims } from '../move-claims.js';
import { entryRefusals, onLine } from '../on-line.js';

/** Down the tree: the budget manager answers for the line the money leaves. */
export const allocate = commandOf(budgetLine, 'Allocate', {
  ...onLine,
  duty: 'budgetManager',
  facts: withTarget,
  claims: moveClaims,
  refusals: [
    ...entryRefusals,
    'fund-move.exists',
    'fund-move.same-line',
    'fund-move.keys-differ',
    'fund-move.not-a-descendant',
    'unit.not-open',
    'budget-line.insufficient',
  ],
  processRefusals: receiveFunds.refusals,
});
