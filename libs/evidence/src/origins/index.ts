export * from './new-origin.js';
