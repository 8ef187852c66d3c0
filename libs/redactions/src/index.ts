export * from './events/index.js';
export { whenRedacted } from './reactions/destruction.js';
export * from './redactions.module.js';
