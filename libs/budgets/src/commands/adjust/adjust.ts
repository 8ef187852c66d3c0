import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';
import { withTarget } from '../../surroundings.js';
import { receiveFunds } from '../../reactions/fund-move.js';
import { moveClaims } from '../move-claims.js';
import { entryRefusals } from '../on-line.js';

/** Anywhere within the decider's subtree: the budget manager answers for both lines. */
export const adjust = commandOf(budgetLine, 'Adjust', {
  duty: 'budgetManager',
  target: ({ lineId }) => lineId,
  units: ({ lineId, toLine }) => [lineKeyOf(lineId).unitId, lineKeyOf(toLine).unitId],
  facts: withTarget,
  claims: moveClaims,
  refusals: [
    ...entryRefusals,
    'fund-move.exists',
    'fund-move.same-line',
    'fund-move.keys-differ',
    'unit.not-open',
    'budget-line.insufficient',
  ],
  processRefusals: receiveFunds.refusals,
});
