import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { lineKeyOf } from '../../events/index.js';
import { unitAndWindow } from '../../surroundings.js';

export const reversePayment = commandOf(budgetLine, 'ReversePayment', {
  duty: 'accountant',
  target: ({ lineId }) => lineId,
  units: ({ lineId }) => [lineKeyOf(lineId).unitId],
  facts: unitAndWindow,
  refusals: [
    'budget-line.closed',
    'date.in-future',
    'parameter.missing',
    'budget-line.outside-fiscal-year',
    'payment.unknown',
    'payment.already-reversed',
    'payment.later',
    'commitment.owned-by-purchase',
  ],
});
