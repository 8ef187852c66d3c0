export type { PeriodEndOf } from './commands/finish-period-closing/finish-period-closing.js';
export type { OpenWork, PeriodEnd } from './domain/books.commands.js';
export * from './events/index.js';
export * from './periods.module.js';
export { whenPeriodClosingStarted } from './reactions/period-closing.js';
