export * from './events/index.js';
export { transferReactions } from './reactions/index.js';
export * from './transfers.module.js';
