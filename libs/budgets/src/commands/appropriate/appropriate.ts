import { commandOf } from '#event-sourcing';
import { budgetLine } from '../../domain/budget-line.decider.js';
import { entryRefusals, onLinesMoney } from '../on-line.js';

export const appropriate = commandOf(budgetLine, 'Appropriate', {
  ...onLinesMoney,
  opens: true,
  duty: 'appropriator',
  refusals: [
    ...entryRefusals,
    'unit.not-open',
    'appropriation.wrong-level',
    'appropriation.justification-missing',
    'budget-line.too-large',
  ],
});
