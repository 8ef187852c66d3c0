import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { entryRefusals, onLinesMoney } from '../on-line.js';

export const reversePayment = commandOf(budgetLine, 'ReversePayment', {
  ...onLinesMoney,
  duty: 'accountant',
  refusals: [
    ...entryRefusals,
    'payment.unknown',
    'payment.already-reversed',
    'payment.later',
    'commitment.owned-by-purchase',
  ],
});
