export * from './queries/attempts.js';
export * from './queries/errors.view.js';
export * from './queries/statement.js';
