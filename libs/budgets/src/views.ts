import { budgetLinesView } from './queries/budget-lines.view.js';
import { commitmentsView } from './queries/commitments.view.js';
import { fundMovesView } from './queries/fund-moves.view.js';
import { fundsInView } from './queries/funds-in.view.js';
import { moneyView } from './queries/money.view.js';

export * from './queries/balances.js';
export * from './queries/budget-lines.view.js';
export * from './queries/commitments.view.js';
export * from './queries/fund-moves.view.js';
export * from './queries/funds-in.view.js';
export * from './queries/money.view.js';
export { fundMove } from './reactions/fund-move.js';
export { lineClosing } from './reactions/line-closing.js';

export const budgetViews = [moneyView, budgetLinesView, commitmentsView, fundMovesView, fundsInView];
