export * from './access-keeper.js';
export * from './access-log.module.js';
export * from './events/index.js';
export type { HourFiles } from './ports/index.js';
