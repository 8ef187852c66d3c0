export * from './corrections.module.js';
export * from './events/index.js';
