export * from './views/index.js';
