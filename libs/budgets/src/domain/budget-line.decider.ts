import { decider } from '#kernel';
import { type BudgetLine, noLine } from './budget-line.js';
import type { BudgetLineCommand } from './budget-line.commands.js';
import type { BudgetLineFact, Surroundings } from './budget-line.facts.js';
import { budgetLineFold } from './budget-line.fold.js';
import { advances } from './decide/advances.js';
import { appropriations } from './decide/appropriations.js';
import { closing } from './decide/closing.js';
import { commitments } from './decide/commitments.js';
import { fundMoves } from './decide/fund-moves.js';
import { payments } from './decide/payments.js';

/** A line of the budget: where money comes in, is held, leaves, and lapses. */
export const budgetLine = decider<BudgetLine, BudgetLineCommand, BudgetLineFact, Surroundings>({
  category: 'budgetLine',
  initial: noLine,
  evolve: budgetLineFold,
  decide: { ...appropriations, ...fundMoves, ...commitments, ...advances, ...payments, ...closing },
});
