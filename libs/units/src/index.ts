export * from './authority.js';
export type { HoldingsOf } from './commands/finish-dissolution/finish-dissolution.js';
export type { Holding } from './domain/unit.commands.js';
export * from './events/index.js';
export { whenDissolutionStarted } from './reactions/dissolution.js';
export * from './units.module.js';
