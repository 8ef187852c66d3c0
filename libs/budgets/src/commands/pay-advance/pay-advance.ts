import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { drawingRefusals, onLinesMoney } from '../on-line.js';

export const payAdvance = commandOf(budgetLine, 'PayAdvance', {
  ...onLinesMoney,
  duty: 'accountant',
  refusals: [...drawingRefusals, 'payment.exists', 'commitment.exceeded'],
});
