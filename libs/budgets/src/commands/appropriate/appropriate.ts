import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';
import { unitAndWindow } from '../../surroundings.js';

export const appropriate = commandOf(budgetLine, 'Appropriate', {
  opens: true,
  duty: 'appropriator',
  target: ({ lineId }) => lineId,
  units: ({ lineId }) => [lineKeyOf(lineId).unitId],
  facts: unitAndWindow,
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'parameter.missing',
    'budget-line.outside-fiscal-year',
    'unit.not-open',
    'appropriation.wrong-level',
    'appropriation.justification-missing',
    'budget-line.too-large',
  ],
});
