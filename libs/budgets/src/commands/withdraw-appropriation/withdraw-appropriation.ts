import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { entryRefusals, onLinesMoney } from '../on-line.js';

export const withdrawAppropriation = commandOf(budgetLine, 'WithdrawAppropriation', {
  ...onLinesMoney,
  duty: 'appropriator',
  refusals: [...entryRefusals, 'budget-line.insufficient'],
});
