import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';
import { unitAndWindow } from '../../surroundings.js';

export const postPayment = commandOf(budgetLine, 'PostPayment', {
  duty: 'accountant',
  target: ({ lineId }) => lineId,
  units: ({ lineId }) => [lineKeyOf(lineId).unitId],
  facts: unitAndWindow,
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'parameter.missing',
    'budget-line.outside-fiscal-year',
    'commitment.unknown',
    'commitment.owned-by-purchase',
    'commitment.later',
    'payment.empty',
    'payment.exists',
    'commitment.exceeded',
    'advance.exceeded',
  ],
});
