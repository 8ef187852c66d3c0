export * from './queries/balances.js';
export * from './queries/budget-lines.view.js';
export * from './queries/commitments.view.js';
export * from './queries/fund-moves.view.js';
export * from './queries/money.view.js';
