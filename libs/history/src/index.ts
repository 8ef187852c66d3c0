export * from './history.module.js';
export * from './leaf.js';
