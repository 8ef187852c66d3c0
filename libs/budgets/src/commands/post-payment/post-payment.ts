import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { drawingRefusals, onLinesMoney } from '../on-line.js';

export const postPayment = commandOf(budgetLine, 'PostPayment', {
  ...onLinesMoney,
  duty: 'accountant',
  refusals: [
    ...drawingRefusals,
    'payment.empty',
    'payment.exists',
    'commitment.exceeded',
    'advance.exceeded',
  ],
});
