import { whenLineClosingStarted } from './reactions/line-closing.js';
import { fundMoveReactions } from './reactions/fund-move.js';
import { budgetLinesView } from './queries/budget-lines.view.js';
import { commitmentsView } from './queries/commitments.view.js';
import { fundMovesView } from './queries/fund-moves.view.js';
import { moneyView } from './queries/money.view.js';

export * from './budgets.module.js';
export * from './events/index.js';
export { fundMove } from './reactions/fund-move.js';
export { lineClosing } from './reactions/line-closing.js';

export const budgetViews = [moneyView, budgetLinesView, commitmentsView, fundMovesView];
export const budgetReactions = [...fundMoveReactions, whenLineClosingStarted];
