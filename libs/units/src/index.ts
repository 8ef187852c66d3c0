export * from './authority.js';
export type { Holding } from './domain/unit.commands.js';
export type { HoldingsOf } from './commands/finish-dissolution/finish-dissolution.js';
export * from './events/index.js';
export * from './reactions/dissolution.js';
export * from './units.module.js';
export { unitsView } from './queries/units.view.js';
