export * from './events/index.js';
export * from './parameters.module.js';
