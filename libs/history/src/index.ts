export * from './history.module.js';
