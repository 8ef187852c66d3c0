export * from './events/index.js';
export * from './requisitions.module.js';
