export * from './authority.js';
export * from './delegations.module.js';
export * from './events/index.js';
export { delegationReactions } from './reactions/needs.js';
