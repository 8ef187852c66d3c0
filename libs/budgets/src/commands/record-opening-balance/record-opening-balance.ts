import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { entryRefusals, onLinesMoney } from '../on-line.js';

export const recordOpeningBalance = commandOf(budgetLine, 'RecordOpeningBalance', {
  ...onLinesMoney,
  opens: true,
  duty: 'appropriator',
  refusals: [...entryRefusals, 'unit.not-open', 'budget-line.too-large'],
});
