import { fundMoveReactions } from './reactions/fund-move.js';
import { whenLineClosingStarted } from './reactions/line-closing.js';

export * from './budgets.module.js';
export * from './events/index.js';

export const budgetReactions = [...fundMoveReactions, whenLineClosingStarted];
