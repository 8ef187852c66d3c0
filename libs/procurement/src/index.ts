export { procurementCommands } from './commands/index.js';
export * from './events/index.js';
export * from './procurement.module.js';
export { procurementReactions } from './reactions/index.js';
