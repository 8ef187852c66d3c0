import type { Decide } from '#kernel';
import type { BudgetLineCommand } from '../budget-line.commands.js';
import type { BudgetLineFact, Surroundings } from '../budget-line.facts.js';
import type { BudgetLine } from '../budget-line.js';

type All = Decide<BudgetLine, BudgetLineCommand, BudgetLineFact, Surroundings>;

/** The answers to some of a line's commands: the decider is put together from a page per subject. */
export type LineDecide<Type extends BudgetLineCommand['type']> = Pick<All, Type>;
