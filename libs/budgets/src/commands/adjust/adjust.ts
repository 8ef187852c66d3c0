import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';
import { withTarget } from '../../surroundings.js';

/** Anywhere within the decider's subtree: the budget manager answers for both lines. */
export const adjust = commandOf(budgetLine, 'Adjust', {
  duty: 'budgetManager',
  target: ({ lineId }) => lineId,
  units: ({ lineId, toLine }) => [lineKeyOf(lineId).unitId, lineKeyOf(toLine).unitId],
  facts: withTarget,
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'parameter.missing',
    'budget-line.outside-fiscal-year',
    'fund-move.same-line',
    'fund-move.keys-differ',
    'unit.not-open',
    'budget-line.insufficient',
  ],
});
